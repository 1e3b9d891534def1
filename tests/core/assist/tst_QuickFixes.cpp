// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assist/Actions.h"
#include "core/lint/Lint.h"

#include <QTest>

#include <algorithm>

using namespace stepglass;
using assist::Action;
using assist::ActionCode;

namespace {

std::shared_ptr<const asl::Model> modelOf(std::string text)
{
    const syntax::Format format = syntax::formatOf({}, text);
    return asl::Model::build(syntax::SyntaxTree::parse(std::move(text), format));
}

/// The text after the first repair of the first fault with a code.
std::string repaired(const std::string& text, DiagnosticCode code)
{
    const auto model = modelOf(text);
    for (const Diagnostic& fault : lint::check(*model)) {
        if (fault.code != code)
            continue;
        const std::vector<Action> actions = assist::repairsOf(*model, fault);
        return actions.empty() ? std::string("no repair")
                               : syntax::applyEdits(text, actions.front().edits);
    }
    return "no such fault";
}

std::uint32_t placeOf(const std::string& text, std::string_view what)
{
    return static_cast<std::uint32_t>(text.find(what));
}

} // namespace

Q_DECLARE_METATYPE(stepglass::DiagnosticCode)

class QuickFixes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRepairChangesTheFaultAlone_data();
    void aRepairChangesTheFaultAlone();
    void repairsStandAtTheirFaultOnly();
    void titlesNameWhatChanges();
    void recommendationsAreNotPreferred();
    void allOfAKindAreRepairedAtOnce();
    void repairsThatMeetWaitForTheNextRound();
    void everyCodeHasWords();
};

void QuickFixes::aRepairChangesTheFaultAlone_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<DiagnosticCode>("code");
    QTest::addColumn<QString>("after");
    QTest::newRow("an old field gets its new name")
        << "{\"StartAt\":\"M\",\"States\":{\"M\":{\"Type\":\"Map\",\n // each\n \"Iterator\" : "
           "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true}}},\"End\":true}}}"
        << DiagnosticCode::OldField
        << "{\"StartAt\":\"M\",\"States\":{\"M\":{\"Type\":\"Map\",\n // each\n \"ItemProcessor\" "
           ": {\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true}}},"
           "\"End\":true}}}";
    QTest::newRow("a target gets the name that was meant")
        << "StartAt: Work # begin\nStates:\n  Work:\n    Type: Pass\n    Next: 'Dnoe' # go on\n"
           "  Done:\n    Type: Succeed\n"
        << DiagnosticCode::MissingTransitionTarget
        << "StartAt: Work # begin\nStates:\n  Work:\n    Type: Pass\n    Next: 'Done' # go on\n"
           "  Done:\n    Type: Succeed\n";
    QTest::newRow("a state without an exit ends, in JSON")
        << "{\n\t\"StartAt\": \"A\",\n\t\"States\": {\n\t\t\"A\": {\n\t\t\t\"Type\": \"Pass\" // "
           "nothing\n\t\t}\n\t}\n}"
        << DiagnosticCode::MissingNextOrEnd
        << "{\n\t\"StartAt\": \"A\",\n\t\"States\": {\n\t\t\"A\": {\n\t\t\t\"Type\": \"Pass\", // "
           "nothing\n\t\t\t\"End\": true\n\t\t}\n\t}\n}";
    QTest::newRow("a state without an exit ends, in YAML")
        << "StartAt: A\nStates:\n   A:\n      Type: Pass # nothing\n"
        << DiagnosticCode::MissingNextOrEnd
        << "StartAt: A\nStates:\n   A:\n      Type: Pass # nothing\n      End: true\n";
    QTest::newRow("a rule that was there before goes, with its line")
        << "StartAt: C\nStates:\n  C:\n    Type: Choice\n    Choices:\n"
           "      - Variable: $.a\n        IsNull: true\n        Next: D\n"
           "      # again\n"
           "      - Variable: $.a\n        IsNull: true\n        Next: D\n"
           "    Default: D\n  D:\n    Type: Succeed\n"
        << DiagnosticCode::DuplicateRule
        << "StartAt: C\nStates:\n  C:\n    Type: Choice\n    Choices:\n"
           "      - Variable: $.a\n        IsNull: true\n        Next: D\n"
           "      # again\n"
           "    Default: D\n  D:\n    Type: Succeed\n";
    QTest::newRow("the Catcher of all errors goes to the end, with its comment")
        << "{\"StartAt\":\"T\",\"States\":{\"T\":{\"Type\":\"Task\",\"Resource\":\"arn:x\",\n"
           " \"Catch\":[\n"
           "  // the rest\n"
           "  {\"ErrorEquals\":[\"States.ALL\"],\"Next\":\"D\"},\n"
           "  {\"ErrorEquals\":[\"A\"],\"Next\":\"D\"}, // known\n"
           "  {\"ErrorEquals\":[\"B\"],\"Next\":\"D\"}\n"
           " ],\"Next\":\"D\"},\"D\":{\"Type\":\"Succeed\"}}}"
        << DiagnosticCode::ErrorWildcardNotLast
        << "{\"StartAt\":\"T\",\"States\":{\"T\":{\"Type\":\"Task\",\"Resource\":\"arn:x\",\n"
           " \"Catch\":[\n"
           "  {\"ErrorEquals\":[\"A\"],\"Next\":\"D\"},\n"
           "  {\"ErrorEquals\":[\"B\"],\"Next\":\"D\"}, // known\n"
           "  // the rest\n"
           "  {\"ErrorEquals\":[\"States.ALL\"],\"Next\":\"D\"}\n"
           " ],\"Next\":\"D\"},\"D\":{\"Type\":\"Succeed\"}}}";
    QTest::newRow("the Catcher of all errors goes to the end, in YAML")
        << "StartAt: T\nStates:\n  T:\n    Type: Task\n    Resource: arn:x\n    Catch:\n"
           "    - ErrorEquals: [States.ALL]\n      Next: D\n"
           "    - ErrorEquals:\n      - A\n      Next: D\n"
           "    Next: D\n  D:\n    Type: Succeed\n"
        << DiagnosticCode::ErrorWildcardNotLast
        << "StartAt: T\nStates:\n  T:\n    Type: Task\n    Resource: arn:x\n    Catch:\n"
           "    - ErrorEquals:\n      - A\n      Next: D\n"
           "    - ErrorEquals: [States.ALL]\n      Next: D\n"
           "    Next: D\n  D:\n    Type: Succeed\n";
    QTest::newRow("a path in a JSONata state becomes an expression")
        << "{\"QueryLanguage\":\"JSONata\",\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\","
           "\"Output\":{\"x\":\"$.a\"},\"End\":true}}}"
        << DiagnosticCode::PathInJsonata
        << "{\"QueryLanguage\":\"JSONata\",\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\","
           "\"Output\":{\"x\":\"{% $states.input.a %}\"},\"End\":true}}}";
    QTest::newRow("a name that lacks its dollar gets it")
        << "StartAt: A\nStates:\n  A: {Type: Pass, Parameters: {'id': States.UUID()}, End: true}\n"
        << DiagnosticCode::CallWithoutDollar
        << "StartAt: A\nStates:\n  A: {Type: Pass, Parameters: {'id.$': States.UUID()}, End: "
           "true}\n";
}

void QuickFixes::aRepairChangesTheFaultAlone()
{
    QFETCH(QString, before);
    QFETCH(DiagnosticCode, code);
    QFETCH(QString, after);
    QCOMPARE(QString::fromStdString(repaired(before.toStdString(), code)), after);
}

void QuickFixes::repairsStandAtTheirFaultOnly()
{
    const std::string text =
        R"({"StartAt":"A","States":{"A":{"Type":"Pass","Next":"Enb"},"End":{"Type":"Succeed"}}})";
    const auto model = modelOf(text);
    const std::vector<Diagnostic> faults = lint::check(*model);
    const auto count = [&](std::string_view what) {
        const std::uint32_t place = placeOf(text, what);
        const auto actions = assist::actionsAt(*model, {place, place}, faults);
        return std::count_if(actions.begin(), actions.end(), [](const Action& action) {
            return action.kind == assist::ActionKind::QuickFix;
        });
    };
    QCOMPARE(count("Enb"), 1);
    QCOMPARE(count("StartAt"), 0);
    QCOMPARE(count("Succeed"), 0);
}

void QuickFixes::titlesNameWhatChanges()
{
    const std::string text =
        R"({"StartAt":"A","States":{"A":{"Type":"Pass","Next":"Dnoe"},"Done":{"Type":"Succeed"}}})";
    const auto model = modelOf(text);
    const std::uint32_t place = placeOf(text, "Dnoe");
    const auto actions = assist::actionsAt(*model, {place, place}, lint::check(*model));
    QVERIFY(!actions.empty());
    const Action& action = actions.front();
    QVERIFY(action.code == ActionCode::ReplaceValue);
    QCOMPARE(action.title, std::string("Replace \"Dnoe\" by \"Done\""));
    QVERIFY(action.repairs == DiagnosticCode::MissingTransitionTarget);
    QVERIFY(action.isPreferred);
}

void QuickFixes::recommendationsAreNotPreferred()
{
    const std::string text =
        R"({"StartAt":"A","States":{"A":{"Type":"Task","End":true,)"
        R"("Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken",)"
        R"("Parameters":{"QueueUrl":"q","MessageBody":{"t.$":"$$.Task.Token"}}}}})";
    const auto model = modelOf(text);
    int found = 0;
    for (const Diagnostic& fault : lint::check(*model)) {
        if (fault.code != DiagnosticCode::TimeoutMissing)
            continue;
        ++found;
        const auto actions = assist::repairsOf(*model, fault);
        QCOMPARE(actions.size(), std::size_t(1));
        QVERIFY(!actions.front().isPreferred);
    }
    QCOMPARE(found, 1);
}

void QuickFixes::allOfAKindAreRepairedAtOnce()
{
    const std::string text = R"({"StartAt":"A","States":{"A":{"Type":"Pass","Next":"Enb"},)"
                             R"("B":{"Type":"Pass","Next":"Edn"},"End":{"Type":"Succeed"}}})";
    const auto model = modelOf(text);
    const std::uint32_t place = placeOf(text, "Edn");
    const auto actions = assist::actionsAt(*model, {place, place}, lint::check(*model));
    const auto all = std::find_if(actions.begin(), actions.end(), [](const Action& action) {
        return action.code == ActionCode::FixAllOfKind;
    });
    QVERIFY(all != actions.end());
    QCOMPARE(all->arguments.back(), std::string("2"));
    QVERIFY(!all->isPreferred);
    QCOMPARE(syntax::applyEdits(text, all->edits),
             std::string(R"({"StartAt":"A","States":{"A":{"Type":"Pass","Next":"End"},)"
                         R"("B":{"Type":"Pass","Next":"End"},"End":{"Type":"Succeed"}}})"));
}

void QuickFixes::repairsThatMeetWaitForTheNextRound()
{
    const std::string text = R"({"a":{"b":1},"c":2})";
    const auto model = modelOf(text);
    const auto fault = [](Fix fix) {
        Diagnostic made = makeDiagnostic(DiagnosticCode::UnknownField, {}, fix.pointer);
        made.fixes.push_back(std::move(fix));
        return made;
    };
    const std::vector<Diagnostic> faults{
        fault({Fix::Kind::RemoveMember, "/a", {}, {}}),
        fault({Fix::Kind::RenameKey, "/a/b", {}, "x"}),
        fault({Fix::Kind::ReplaceValue, "/c", {}, "3"}),
        fault({Fix::Kind::ReplaceValue, "/nowhere", {}, "3"}),
    };
    const assist::Repairs repairs = assist::repairAll(*model, faults);
    QCOMPARE(syntax::applyEdits(text, repairs.edits), std::string(R"({"c":3})"));
    QCOMPARE(repairs.repaired.size(), std::size_t(2));
}

void QuickFixes::everyCodeHasWords()
{
    std::vector<std::string_view> words;
    for (int i = 0; i <= static_cast<int>(assist::lastActionCode); ++i) {
        const auto code = static_cast<ActionCode>(i);
        QVERIFY(!assist::englishTemplate(code).empty());
        words.push_back(assist::toString(code));
    }
    for (int i = 0; i <= static_cast<int>(assist::lastNoteCode); ++i) {
        const auto code = static_cast<assist::NoteCode>(i);
        QVERIFY(!assist::englishTemplate(code).empty());
        words.push_back(assist::toString(code));
    }
    std::sort(words.begin(), words.end());
    QVERIFY(std::adjacent_find(words.begin(), words.end()) == words.end());
}

QTEST_APPLESS_MAIN(QuickFixes)
#include "tst_QuickFixes.moc"
