// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assist/Vocabulary.h"
#include "core/intrinsics/FunctionTable.h"
#include "core/jsonata/Expression.h"
#include "core/jsonata/Syntax.h"

#include <QTest>

#include <algorithm>
#include <set>
#include <string>

using namespace stepglass;

namespace {

/// Names separated by blanks: what a failing comparison shows.
QString joined(const std::set<std::string>& names)
{
    std::string text;
    for (const std::string& name : names)
        text.append(name).append(" ");
    return QString::fromStdString(text);
}

} // namespace

class VocabularyTest : public QObject {
    Q_OBJECT

private slots:
    void everyFunctionThatCanBeCalledIsDescribedAndNoOther()
    {
        std::set<std::string> callable;
        for (const auto& info : jsonata::functionTable(jsonata::Dialect::StepFunctions))
            callable.emplace(info.name);
        std::set<std::string> described;
        for (const assist::Word& word : assist::jsonataFunctions())
            described.emplace(word.name);
        QCOMPARE(joined(described), joined(callable));
    }

    void everyFunctionIsShownWithAsManyParametersAsItTakes()
    {
        for (const auto& info : jsonata::functionTable(jsonata::Dialect::StepFunctions)) {
            const assist::Word* word = assist::findJsonataFunction(info.name);
            QVERIFY(word != nullptr);
            const auto commas = std::ranges::count(word->detail, ',');
            const std::size_t shown =
                word->detail == "()" ? 0 : static_cast<std::size_t>(commas) + 1;
            const auto most = jsonata::arityOf(info).most;
            QVERIFY2(!most || shown == *most, std::string(info.name).c_str());
        }
    }

    void everyIntrinsicFunctionIsDescribed()
    {
        for (const intrinsics::FunctionInfo& info : intrinsics::functionTable())
            QVERIFY2(!assist::intrinsicDocumentation(info.name).empty(),
                     std::string(info.name).c_str());
    }
};

QTEST_APPLESS_MAIN(VocabularyTest)
#include "tst_Vocabulary.moc"
