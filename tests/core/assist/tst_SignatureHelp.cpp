// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assist/SignatureHelp.h"
#include "tests/core/assist/Caret.h"

#include <QTest>

using namespace stepglass;
using testing::Caret;

namespace {

/// What is told at the caret as "label [parameter]"; empty where nothing is.
QString toldAt(const Caret& caret)
{
    const auto help = assist::signatureAt(*caret.model, caret.offset);
    if (!help)
        return {};
    const QString parameter = help->active < help->parameters.size()
                                  ? QString::fromStdString(help->parameters[help->active])
                                  : QStringLiteral("too many");
    return QString::fromStdString(help->label()) + QStringLiteral(" [%1]").arg(parameter);
}

Caret inJsonata(const QString& expression)
{
    return Caret(
        "{\"QueryLanguage\":\"JSONata\",\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\","
        "\"Output\":\"" +
        expression.toStdString() + "\",\"End\":true}}}");
}

Caret inJsonPath(const QString& call)
{
    return Caret(
        "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"Parameters\":{\"x.$\":\"" +
        call.toStdString() + "\"},\"End\":true}}}");
}

} // namespace

class SignatureHelp : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCallTellsWhereItIs_data()
    {
        QTest::addColumn<bool>("isJsonata");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("told");
        const auto jsonata = [](const char* text, const char* told) {
            QTest::addRow("%s", text) << true << QString(text) << QString(told);
        };
        const auto intrinsic = [](const char* text, const char* told) {
            QTest::addRow("%s", text) << false << QString(text) << QString(told);
        };
        const char* const first = "$substring(text, start, length?) [text]";
        const char* const second = "$substring(text, start, length?) [start]";
        jsonata("{% $substring(|", first);
        jsonata("{% $substring(|) %}", first);
        jsonata("{% $substring($states.input.a, |1) %}", second);
        jsonata("{% $substring(\\\"a,(b\\\", |", second);
        jsonata("{% $substring('it, is', |", second);
        jsonata("{% $substring([1, 2, 3][0], |", second);
        jsonata("{% $substring({'a': [1, 2|", first);
        jsonata("{% $substring($sum([1,2]), |", second);
        jsonata("{% $substring(a, $sum(|", "$sum(numbers) [numbers]");
        jsonata("{% $substring(/* , */ a|", first);
        jsonata("{% $match(a, /\\\\(,/, |", "$match(text, pattern, limit?) [limit?]");
        jsonata("{% a ~> $substring(|", second);
        jsonata("{% $uuid(|", "$uuid() [too many]");
        jsonata("{% $substring(a, 1, 2, |", "$substring(text, start, length?) [too many]");
        jsonata("{% $own(|", "");
        jsonata("{% $substring(a)| %}", "");
        jsonata("{% ($|", "");
        jsonata("{% 1 %}|", "");
        jsonata("$substring(|", "");
        intrinsic("States.Format(|", "States.Format(template, value?, ...) [template]");
        intrinsic("States.Format('{}, it\\\\'s (', |",
                  "States.Format(template, value?, ...) [value?]");
        intrinsic("States.Format('{}{}{}', $.a, $.b, |",
                  "States.Format(template, value?, ...) [...]");
        intrinsic("States.MathRandom(1, States.MathAdd($.a[0,1], |",
                  "States.MathAdd(number, number) [number]");
        intrinsic("States.MathRandom(1, States.MathAdd(1, 2), |",
                  "States.MathRandom(first, end, seed?) [seed?]");
        intrinsic("States.Nothing(|", "");
        intrinsic("$.a|", "");
    }

    void aCallTellsWhereItIs()
    {
        QFETCH(bool, isJsonata);
        QFETCH(QString, text);
        QTEST(toldAt(isJsonata ? inJsonata(text) : inJsonPath(text)), "told");
    }

    void yamlIsNoExceptionToIt()
    {
        const Caret caret("QueryLanguage: JSONata\nStartAt: A\nStates:\n  A:\n    Type: Pass\n"
                          "    Output: '{% $join([\"a, b\"], |) %}'\n    End: true\n",
                          syntax::Format::Yaml);
        QCOMPARE(toldAt(caret), QStringLiteral("$join(texts, separator?) [separator?]"));
    }
};

QTEST_APPLESS_MAIN(SignatureHelp)
#include "tst_SignatureHelp.moc"
