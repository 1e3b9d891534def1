// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/Edit.h"

#include <QTest>

using namespace stepglass;
using asl::StatePath;
using asl::StateType;
using asl::TransitionKind;

/// Edits look as if they had been typed where they stand, whatever the text's format is.
class EditStylesTest : public QObject {
    Q_OBJECT

private slots:
    void insertionsLookLikeTheirNeighbours_data();
    void insertionsLookLikeTheirNeighbours();
    void deletionsLeaveNoTrace_data();
    void deletionsLeaveNoTrace();
    void everyFormatGivesTheSameModel_data();
    void everyFormatGivesTheSameModel();
};

namespace {

std::shared_ptr<const asl::Model> modelOf(const std::string& text, syntax::Format format)
{
    return asl::Model::build(syntax::SyntaxTree::parse(text, format));
}

std::string edited(const std::string& text, const edit::Intent& intent)
{
    const auto format = syntax::formatOf({}, text);
    const auto edits = edit::plan(*modelOf(text, format), intent);
    return edits ? syntax::applyEdits(text, *edits) : toEnglish(edits.error());
}

} // namespace

void EditStylesTest::insertionsLookLikeTheirNeighbours_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char* name, const char* before, const char* after) {
        QTest::newRow(name) << QByteArray(before) << QByteArray(after);
    };
    // A Pass named New is put behind A.
    row("four blanks",
        "{\n    \"StartAt\": \"A\",\n    \"States\": {\n        \"A\": {\n            \"Type\": "
        "\"Wait\",\n            \"Next\": \"A\"\n        }\n    }\n}",
        "{\n    \"StartAt\": \"A\",\n    \"States\": {\n        \"A\": {\n            \"Type\": "
        "\"Wait\",\n            \"Next\": \"New\"\n        },\n        \"New\": {\n            "
        "\"Type\": \"Pass\",\n            \"Next\": \"A\"\n        }\n    }\n}");
    row("tabs and Windows line ends",
        "{\r\n\t\"StartAt\": \"A\",\r\n\t\"States\": {\r\n\t\t\"A\": {\r\n\t\t\t\"Type\": "
        "\"Wait\",\r\n\t\t\t\"Next\": \"A\"\r\n\t\t}\r\n\t}\r\n}\r\n",
        "{\r\n\t\"StartAt\": \"A\",\r\n\t\"States\": {\r\n\t\t\"A\": {\r\n\t\t\t\"Type\": "
        "\"Wait\",\r\n\t\t\t\"Next\": \"New\"\r\n\t\t},\r\n\t\t\"New\": {\r\n\t\t\t\"Type\": "
        "\"Pass\",\r\n\t\t\t\"Next\": \"A\"\r\n\t\t}\r\n\t}\r\n}\r\n");
    row("no blanks at all", R"({"StartAt":"A","States":{"A":{"Type":"Wait","End":true}}})",
        R"({"StartAt":"A","States":{"A":{"Type":"Wait","Next":"New"},"New":{"Type":"Pass","End":true}}})");
    row("one line with blanks",
        R"({"StartAt": "A", "States": {"A": {"Type": "Wait", "End": true}}})",
        R"({"StartAt": "A", "States": {"A": {"Type": "Wait", "Next": "New"}, "New": {"Type": "Pass", "End": true}}})");
    row("one line a state",
        "{\n  \"StartAt\": \"A\",\n  \"States\": {\n    \"A\": {\"Type\": \"Wait\", \"End\": "
        "true}, // first\n    \"B\": {\"Type\": \"Succeed\"}\n  }\n}\n",
        "{\n  \"StartAt\": \"A\",\n  \"States\": {\n    \"A\": {\"Type\": \"Wait\", \"Next\": "
        "\"New\"}, // first\n    \"New\": {\n      \"Type\": \"Pass\",\n      \"End\": true\n    "
        "},\n  "
        "  \"B\": {\"Type\": \"Succeed\"}\n  }\n}\n");
    row("a comment behind the last state",
        "{\n  \"StartAt\": \"A\",\n  \"States\": {\n    \"A\": {\n      \"Type\": \"Wait\",\n      "
        "\"End\": true // over\n    } // of A\n  }\n}\n",
        "{\n  \"StartAt\": \"A\",\n  \"States\": {\n    \"A\": {\n      \"Type\": \"Wait\",\n      "
        "\"Next\": \"New\" // over\n    }, // of A\n    \"New\": {\n      \"Type\": \"Pass\",\n    "
        "  "
        "\"End\": true\n    }\n  }\n}\n");
    row("a comma behind the last state",
        "{\n  \"StartAt\": \"A\",\n  \"States\": {\n    \"A\": {\n      \"Type\": \"Wait\",\n      "
        "\"End\": true,\n    },\n  },\n}\n",
        "{\n  \"StartAt\": \"A\",\n  \"States\": {\n    \"A\": {\n      \"Type\": \"Wait\",\n      "
        "\"Next\": \"New\",\n    },\n    \"New\": {\n      \"Type\": \"Pass\",\n      \"End\": "
        "true\n  "
        "  },\n  },\n}\n");
    row("YAML", "StartAt: A\nStates:\n  A:\n    Type: Wait # w\n    End: true # e\n\n# the rest\n",
        "StartAt: A\nStates:\n  A:\n    Type: Wait # w\n    Next: New # e\n  New:\n    Type: "
        "Pass\n    "
        "End: true\n\n# the rest\n");
    row("YAML without a last line end",
        "StartAt: A\nStates:\n    A:\n        Type: Wait\n        End: true",
        "StartAt: A\nStates:\n    A:\n        Type: Wait\n        Next: New\n    New:\n        "
        "Type: "
        "Pass\n        End: true");
    row("YAML with quotes", "StartAt: 'A'\nStates:\n  'A':\n    Type: \"Wait\"\n    Next: \"A\"\n",
        "StartAt: 'A'\nStates:\n  'A':\n    Type: \"Wait\"\n    Next: \"New\"\n  New:\n    Type: "
        "Pass\n    Next: A\n");
    row("YAML in brackets", "StartAt: A\nStates: {A: {Type: Wait, End: true}}\n",
        "StartAt: A\nStates: {A: {Type: Wait, Next: New}, New: {Type: Pass, End: true}}\n");
    row("YAML without Next", "StartAt: A\nStates:\n  A:\n    Type: Wait\n",
        "StartAt: A\nStates:\n  A:\n    Type: Wait\n    Next: New\n  New:\n    Type: Pass\n    "
        "End: "
        "true\n");
}

void EditStylesTest::insertionsLookLikeTheirNeighbours()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    const std::string text =
        edited(before.toStdString(), edit::InsertState{StatePath("/States/A"), TransitionKind::Next,
                                                       0, StateType::Pass, "New"});
    QCOMPARE(QByteArray::fromStdString(text), after);
}

void EditStylesTest::deletionsLeaveNoTrace_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("state");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char* name, const char* before, const char* state,
                        const char* after) {
        QTest::newRow(name) << QByteArray(before) << QByteArray(state) << QByteArray(after);
    };
    row("the first of several",
        "{\n  \"States\": {\n    \"A\": {\n      \"Type\": \"Succeed\"\n    },\n    \"B\": {}\n  "
        "}\n}\n",
        "/States/A", "{\n  \"States\": {\n    \"B\": {}\n  }\n}\n");
    row("the last of several",
        "{\n  \"States\": {\n    \"A\": {}, // a\n    \"B\": {} // b\n  }\n}\n", "/States/B",
        "{\n  \"States\": {\n    \"A\": {} // a\n  }\n}\n");
    row("with a comment above",
        "{\n  \"States\": {\n    // about A\n    \"A\": {},\n    \"B\": {}\n  }\n}\n", "/States/A",
        "{\n  \"States\": {\n    // about A\n    \"B\": {}\n  }\n}\n");
    row("in one line, the first", R"({"States": {"A": {}, "B": {}}})", "/States/A",
        R"({"States": {"B": {}}})");
    row("in one line, the last", R"({"States": {"A": {}, "B": {}}})", "/States/B",
        R"({"States": {"A": {}}})");
    row("Windows line ends", "{\r\n  \"States\": {\r\n    \"A\": {},\r\n    \"B\": {}\r\n  }\r\n}",
        "/States/B", "{\r\n  \"States\": {\r\n    \"A\": {}\r\n  }\r\n}");
    row("YAML, the first", "States:\n  A:\n    Type: Pass\n  B: {}\n", "/States/A",
        "States:\n  B: {}\n");
    row("YAML, the last without a line end", "States:\n  A: {}\n  B:\n    Type: Pass", "/States/B",
        "States:\n  A: {}");
    row("YAML, the only one", "States:\n  A:\n    Type: Pass\nComment: c\n", "/States/A",
        "States: {}\nComment: c\n");
    row("YAML, with a text of several lines",
        "States:\n  A:\n    Comment: |\n      one\n\n      two\n  B: {}\n", "/States/A",
        "States:\n  B: {}\n");
}

void EditStylesTest::deletionsLeaveNoTrace()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, state);
    QFETCH(QByteArray, after);
    QCOMPARE(QByteArray::fromStdString(
                 edited(before.toStdString(), edit::DeleteState{StatePath(state.toStdString())})),
             after);
}

void EditStylesTest::everyFormatGivesTheSameModel_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray json = R"({
  "StartAt": "A",
  "States": {
    "A": {
      "Type": "Choice",
      "Choices": [
        {
          "Variable": "$.x",
          "IsNull": true,
          "Next": "B"
        }
      ],
      "Default": "C"
    },
    "B": {
      "Type": "Task",
      "Resource": "arn:x",
      "Catch": [
        {
          "ErrorEquals": [
            "E"
          ],
          "Next": "C"
        }
      ],
      "Next": "C"
    },
    "C": {
      "Type": "Pass",
      "End": true
    }
  }
}
)";
    QByteArray inlined = json;
    inlined.replace("\n", " ");
    QByteArray minified = json;
    minified.replace("\n", "").replace(" ", "");
    QByteArray flat = json;
    while (flat.contains("\n "))
        flat.replace("\n ", "\n");
    QByteArray windows = json;
    windows.replace("\n", "\r\n");
    QByteArray tabs = json;
    tabs.replace("  ", "\t");
    QTest::newRow("two blanks") << json;
    QTest::newRow("one line") << inlined;
    QTest::newRow("no blanks") << minified;
    QTest::newRow("no indent") << flat;
    QTest::newRow("Windows") << windows;
    QTest::newRow("tabs") << tabs;
    QTest::newRow("brackets on lines of their own")
        << QByteArray(json).replace(": {", ":\n{").replace(": [", ":\n[");
    QTest::newRow("members on the brackets' lines")
        << QByteArray(json).replace("{\n", "{").replace("[\n", "[");
    QTest::newRow("YAML") << QByteArray(
        "StartAt: A\nStates:\n  A:\n    Type: Choice\n    Choices:\n    - Variable: $.x\n      "
        "IsNull: true\n      Next: B\n    Default: C\n  B:\n    Type: Task\n    Resource: arn:x\n  "
        "  Catch:\n      - ErrorEquals: [E]\n        Next: C\n    Next: C\n  C:\n    Type: Pass\n  "
        "  End: true\n");
    QTest::newRow("YAML in brackets")
        << QByteArray("StartAt: A\nStates: {A: {Type: Choice, Choices: [{Variable: $.x, IsNull: "
                      "true, Next: B}], Default: C},\n  B: {Type: Task, Resource: 'arn:x', Catch: "
                      "[{ErrorEquals: [E], Next: C}], Next: C}, C: {Type: Pass, End: true}}\n");
}

void EditStylesTest::everyFormatGivesTheSameModel()
{
    QFETCH(QByteArray, text);
    const std::string before = text.toStdString();
    const auto format = syntax::formatOf({}, before);
    const StatePath a("/States/A");
    const StatePath b("/States/B");
    const std::vector<std::pair<edit::Intent, std::string>> wishes{
        {edit::RenameState{StatePath("/States/C"), "Z"}, "A>A(B,Z)B(Z,Z)Z(end)"},
        {edit::DeleteState{StatePath("/States/C")}, "A>A(B)B(end)"},
        {edit::DeleteState{b}, "A>A(C,C)C(end)"},
        {edit::DeleteState{a}, "C>B(C,C)C(end)"},
        {edit::Retarget{b, TransitionKind::Next, 0, ""}, "A>A(B,C)B(end,C)C(end)"},
        {edit::Retarget{b, TransitionKind::Catch, 0, "A"}, "A>A(B,C)B(C,A)C(end)"},
        {edit::Retarget{a, TransitionKind::Default, 0, ""}, "A>A(B)B(C,C)C(end)"},
        {edit::InsertState{a, TransitionKind::Choice, 0, StateType::Wait, "N"},
         "A>A(N,C)N(B)B(C,C)C(end)"},
        {edit::InsertState{StatePath("/States/C"), TransitionKind::End, 0, StateType::Choice, "N"},
         "A>A(B,C)B(C,C)C(N)N(Succeed,Succeed)Succeed(end)"},
        {edit::InsertState{StatePath(), TransitionKind::Start, 0, StateType::Pass, "N"},
         "N>N(A)A(B,C)B(C,C)C(end)"},
        {edit::SetField{b, "/Catch/0", std::nullopt}, "A>A(B,C)B(C)C(end)"},
        {edit::SetField{b, "/Retry/0/ErrorEquals/0", Value("E")}, "A>A(B,C)B(C,C)C(end)"},
    };
    for (const auto& [wish, expected] : wishes) {
        const auto edits = edit::plan(*modelOf(before, format), wish);
        QVERIFY(edits.has_value());
        const std::string after = syntax::applyEdits(before, *edits);
        const auto model = modelOf(after, format);
        QVERIFY2(model->tree().diagnostics().empty(), after.c_str());
        std::string shown = model->root().start->target + ">";
        for (const asl::State& state : model->root().states) {
            shown += state.name + "(";
            for (const asl::Transition& transition : state.transitions)
                shown += (shown.back() == '(' ? "" : ",") +
                         (transition.target.empty() ? "end" : transition.target);
            shown += ")";
        }
        QCOMPARE(QByteArray::fromStdString(shown), QByteArray::fromStdString(expected));
        const syntax::NodeId retry = model->tree().find("/States/B/Retry/0/ErrorEquals/0");
        if (std::holds_alternative<edit::SetField>(wish) && std::get<edit::SetField>(wish).value)
            QCOMPARE(model->tree().string(retry), std::string("E"));
    }
}

QTEST_APPLESS_MAIN(EditStylesTest)
#include "tst_EditStyles.moc"
