// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonata/Expression.h"

#include <QTest>

using namespace stepglass;
using namespace stepglass::jsonata;

namespace {

References referencesOf(std::string_view text)
{
    const auto expression = Expression::parse(text, {.dialect = Dialect::StepFunctions});
    return expression ? expression->references() : References();
}

QString textOf(std::string_view text, const TextRange& range)
{
    return QString::fromStdString(std::string(text.substr(range.begin, range.end - range.begin)));
}

} // namespace

class JsonataReferencesTest : public QObject {
    Q_OBJECT

private slots:
    void variablesFromOutsideAreListedWithTheirMembers()
    {
        constexpr std::string_view text = "($own := 1; $states.input.order.id & $own & $limit)";
        const References found = referencesOf(text);
        QCOMPARE(found.variables.size(), std::size_t(2));
        QCOMPARE(found.variables[0].name, std::string("states"));
        QVERIFY((found.variables[0].members == std::vector<std::string>{"input", "order", "id"}));
        QCOMPARE(textOf(text, found.variables[0].range), QString("$states"));
        QCOMPARE(textOf(text, found.variables[0].fullRange), QString("$states.input.order.id"));
        QCOMPARE(found.variables[1].name, std::string("limit"));
    }

    void callsAreListedWithTheirArguments()
    {
        constexpr std::string_view text =
            "($f := function($x) { $x }; $f($sum([1])) ~> $substring(1, ?))";
        const References found = referencesOf(text);
        QCOMPARE(found.calls.size(), std::size_t(3));
        QCOMPARE(found.calls[0].name, std::string("f"));
        QVERIFY(found.calls[0].isLocal);
        QCOMPARE(found.calls[1].name, std::string("sum"));
        QCOMPARE(found.calls[1].arguments, std::size_t(1));
        QVERIFY(!found.calls[1].isLocal);
        QCOMPARE(textOf(text, found.calls[1].range), QString("$sum"));
        QCOMPARE(found.calls[2].name, std::string("substring"));
        QCOMPARE(found.calls[2].arguments, std::size_t(2));
        QVERIFY(found.calls[2].isPartial);
        QVERIFY(found.calls[2].isApplied);
    }

    void bareNamesAreThoseWithNothingBeforeThem_data()
    {
        QTest::addColumn<QByteArray>("expression");
        QTest::addColumn<QByteArray>("names");
        const auto row = [](const char* expression, const char* names) {
            QTest::newRow(expression) << QByteArray(expression) << QByteArray(names);
        };
        row("phone", "phone");
        row("phone.number", "phone");
        row("$states.input.phone", "");
        row("$states.input[phone = 1]", "");
        row("$states.input^(phone)", "");
        row("$states.input{phone: 1}", "");
        row("function($x) { phone }", "phone");
        row("[a, {'k': b}, $f(c)]", "a b c");
    }
    void bareNamesAreThoseWithNothingBeforeThem()
    {
        QFETCH(QByteArray, expression);
        QFETCH(QByteArray, names);
        std::string found;
        for (const BareName& name : referencesOf(expression.toStdString()).bareNames)
            found += (found.empty() ? "" : " ") + name.name;
        QCOMPARE(QByteArray::fromStdString(found), names);
    }

    void brokenTextsHaveTokensToo()
    {
        constexpr std::string_view text = "$a + 'x' & (1 /* c */ in true";
        std::string found;
        for (const Token& token : tokenize(text)) {
            constexpr std::string_view letters = "nvtmwroc";
            found += letters[static_cast<std::size_t>(token.kind)];
        }
        QCOMPARE(QString::fromStdString(found), QString("votoomcow"));
    }

    void theTableKnowsTheFunctionsOfADialect()
    {
        const auto has = [](Dialect dialect, std::string_view name) {
            for (const FunctionInfo& function : functionTable(dialect))
                if (function.name == name)
                    return true;
            return false;
        };
        QVERIFY(has(Dialect::Plain, "eval"));
        QVERIFY(!has(Dialect::StepFunctions, "eval"));
        QVERIFY(!has(Dialect::Plain, "partition"));
        QVERIFY(has(Dialect::StepFunctions, "partition"));
        QVERIFY(has(Dialect::StepFunctions, "formatNumber"));
    }
};

QTEST_APPLESS_MAIN(JsonataReferencesTest)
#include "tst_JsonataReferences.moc"
