// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/Words.h"

#include "core/lint/Values.h"
#include "ui/bridge/FaultWords.h"
#include "ui/theme/Theme.h"

#include <QFontMetricsF>
#include <QTest>
#include <QTranslator>

#include <memory>

using namespace stepglass;
using namespace stepglass::ui;

namespace {

/// A language in which every sentence is turned into capitals, so that tests see what is
/// translated.
class Shouting : public QTranslator {
public:
    bool isEmpty() const override { return false; }
    QString translate(const char*, const char* source, const char*, int) const override
    {
        return QString::fromUtf8(source).toUpper();
    }
};

/// One definition with each kind of card and label.
std::shared_ptr<const asl::Model> everyKind()
{
    const char* const text = R"({"StartAt":"A","States":{
      "A":{"Type":"Choice","Choices":[
         {"Variable":"$.a","StringEquals":"x","Next":"B"},
         {"Variable":"$.a","StringEquals":"y","Next":"C"}],"Default":"D"},
      "Single":{"Type":"Choice","Choices":[{"Variable":"$.a","IsNull":true,"Next":"B"}]},
      "B":{"Type":"Wait","Seconds":10,"Next":"C"},
      "Until":{"Type":"Wait","TimestampPath":"$.at","Next":"C"},
      "Bare":{"Type":"Wait","Next":"C"},
      "C":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken","Next":"D",
           "Catch":[{"ErrorEquals":["Broken","Lost"],"Next":"F"}]},
      "Sync":{"Type":"Task","Resource":"arn:aws:states:::ecs:runTask.sync","Next":"D"},
      "D":{"Type":"Parallel","Branches":[{"StartAt":"P","States":{"P":{"Type":"Pass","End":true}}},
           {"StartAt":"Q","States":{"Q":{"Type":"Succeed"}}}],"Next":"M"},
      "One":{"Type":"Parallel","Branches":[{"StartAt":"R","States":{"R":{"Type":"Pass","End":true}}}],"End":true},
      "M":{"Type":"Map","ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED"},"StartAt":"I",
           "States":{"I":{"Type":"Pass","End":true}}},"Next":"N"},
      "N":{"Type":"Map","ItemProcessor":{"StartAt":"J","States":{"J":{"Type":"Pass","End":true}}},"End":true},
      "F":{"Type":"Fail","Error":"Oops"},
      "U":{"Type":"Strange"},
      "V":{}
    }})";
    return asl::Model::build(syntax::SyntaxTree::parse(text, syntax::Format::Json));
}

} // namespace

class TestWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyDiagnosticHasCoresWords();
    void theValueAtFaultIsNamed();
    void everyErrorHasCoresWords();
    void errorsTellWhatWasBeingDone();
    void sentencesAreTranslatedBeforeTheyAreFilled();
    void cardsAndLabelsSayInEnglishWhatCoreSays();
    void cardsAreTranslated();
    void textsSurviveTheWayThereAndBack();
    void layoutMeasuresTheRealFonts();
};

void TestWords::everyDiagnosticHasCoresWords()
{
    for (int code = 0; code <= int(lastDiagnosticCode); ++code) {
        const Diagnostic diagnostic =
            makeDiagnostic(DiagnosticCode(code), {}, {}, {"first", "second"});
        QVERIFY2(!bridge::words(diagnostic).isEmpty(), qPrintable(QString::number(code)));
        QCOMPARE(bridge::words(diagnostic), bridge::toQString(toEnglish(diagnostic)));
    }
}

void TestWords::theValueAtFaultIsNamed()
{
    for (const char* environment : {"prod", ""}) {
        const auto model = asl::Model::build(
            syntax::SyntaxTree::parse("{\"TimeoutSeconds\": ${X}}", syntax::Format::Json),
            std::make_shared<const asl::KnownPlaceholders>(
                asl::KnownPlaceholders{environment, {{.name = "X", .value = "soon"}}}));
        int named = 0;
        for (const Diagnostic& fault : lint::checkWithValues(*model)) {
            named += lint::faultyValue(*model, fault) ? 1 : 0;
            QCOMPARE(bridge::words(*model, fault),
                     bridge::toQString(lint::toEnglish(*model, fault)));
        }
        QCOMPARE(named, 1);
    }
}

void TestWords::everyErrorHasCoresWords()
{
    for (int code = 0; code <= int(ErrorCode::Usage); ++code) {
        const Error error{ErrorCode(code), {"first", "second", "third"}, {}};
        QVERIFY2(!bridge::words(error).isEmpty(), qPrintable(QString::number(code)));
        QCOMPARE(bridge::words(error), bridge::toQString(toEnglish(error)));
    }
}

void TestWords::errorsTellWhatWasBeingDone()
{
    const Error error{ErrorCode::Cancelled, {}, "while reading"};
    QCOMPARE(bridge::words(error), QStringLiteral("Cancelled (while reading)"));
}

void TestWords::sentencesAreTranslatedBeforeTheyAreFilled()
{
    Shouting language;
    QVERIFY(QCoreApplication::installTranslator(&language));
    const Diagnostic diagnostic = makeDiagnostic(DiagnosticCode::UnknownField, {}, {}, {"tiMeout"});
    const QString shouted = bridge::words(diagnostic);
    const QString severity = bridge::word(Severity::Warning);
    QCoreApplication::removeTranslator(&language);
    QCOMPARE(shouted, QStringLiteral("THE FIELD \"tiMeout\" IS NOT SUPPORTED"));
    QCOMPARE(severity, QStringLiteral("WARNING"));
}

void TestWords::cardsAndLabelsSayInEnglishWhatCoreSays()
{
    const auto model = everyKind();
    QCOMPARE(model->allStates().size(), std::size_t(19));
    for (const asl::State* state : model->allStates()) {
        QCOMPARE(bridge::cardDetail(*model, *state),
                 bridge::toQString(asl::cardDetail(*model, *state)));
        for (const asl::Transition& transition : state->transitions) {
            QCOMPARE(bridge::transitionLabel(*model, *state, transition),
                     bridge::toQString(asl::transitionLabel(*model, *state, transition)));
        }
    }
}

void TestWords::cardsAreTranslated()
{
    const auto model = everyKind();
    const auto detail = [&](const char* path) {
        return bridge::cardDetail(*model, *model->state(asl::StatePath(path)));
    };
    Shouting language;
    QVERIFY(QCoreApplication::installTranslator(&language));
    const QString choice = detail("/States/A");
    const QString wait = detail("/States/Until");
    const QString callback = detail("/States/C");
    const QString unknown = detail("/States/U");
    QCoreApplication::removeTranslator(&language);
    QCOMPARE(choice, QStringLiteral("CHOICE · 2 RULES + DEFAULT"));
    QCOMPARE(wait, QStringLiteral("WAIT UNTIL $.at"));
    QVERIFY2(callback.endsWith(QStringLiteral(" · CALLBACK")), qPrintable(callback));
    QCOMPARE(unknown, QStringLiteral("UNKNOWN TYPE: Strange"));
}

void TestWords::textsSurviveTheWayThereAndBack()
{
    const std::string text = "a \"ä\" \u4e2d \U0001F600";
    QCOMPARE(bridge::toUtf8(bridge::toQString(text)), text);
}

void TestWords::layoutMeasuresTheRealFonts()
{
    const layout::Options options = bridge::layoutOptions();
    const QFontMetricsF title(theme::Theme::cardTitleFont());
    QCOMPARE(options.title.height, float(title.height()));
    const double measured = options.title.width("ValidateDeliveryMode");
    const double real = title.horizontalAdvance(QStringLiteral("ValidateDeliveryMode"));
    QVERIFY2(measured >= real - 0.5 && measured <= real * 1.05,
             qPrintable(QStringLiteral("%1 for %2").arg(measured).arg(real)));
    const auto model = everyKind();
    const asl::State& state = *model->state(asl::StatePath("/States/B"));
    QCOMPARE(options.detailText(*model, state), std::string("Wait 10 s"));
}

QTEST_MAIN(TestWords)
#include "tst_Words.moc"
