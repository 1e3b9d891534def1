// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/Edit.h"

#include <QTest>

using namespace stepglass;
using asl::StatePath;
using asl::StateType;
using asl::TransitionKind;

Q_DECLARE_METATYPE(edit::Intent)

/// What an intent means, on one definition in the most usual format. How other formats are kept:
/// tst_EditStyles.
class EditTest : public QObject {
    Q_OBJECT

private slots:
    void intentsChangeTheText_data();
    void intentsChangeTheText();
    void impossibleIntentsAreRefused_data();
    void impossibleIntentsAreRefused();
    void newNamesAreUnique();
    void firstStateMakesADocument_data();
    void firstStateMakesADocument();
    void namesAreEscaped();
    void everyTypeCanBeInserted_data();
    void everyTypeCanBeInserted();
    void aliasIsNotEdited();
};

namespace {

// One line a field, so that a change is a few lines.
const char* definition = R"({
  "StartAt": "Choose",
  "States": {
    "Choose": {
      "Type": "Choice",
      "Choices": [
        {
          "Variable": "$.a",
          "IsNull": true,
          "Next": "Work"
        },
        {
          "Variable": "$.b",
          "IsNull": true,
          "Next": "Done"
        }
      ],
      "Default": "Work"
    },
    "Work": {
      "Type": "Task",
      "Resource": "arn:x",
      "Catch": [
        {
          "ErrorEquals": ["States.ALL"],
          "Next": "Done"
        }
      ],
      "Next": "Both"
    },
    "Both": {
      "Type": "Parallel",
      "Branches": [
        {
          "StartAt": "Inner",
          "States": {
            "Inner": {
              "Type": "Pass",
              "End": true
            }
          }
        }
      ],
      "Next": "Done"
    },
    "Done": {
      "Type": "Succeed"
    }
  }
}
)";

std::shared_ptr<const asl::Model> modelOf(const std::string& text,
                                          syntax::Format format = syntax::Format::Json)
{
    return asl::Model::build(syntax::SyntaxTree::parse(text, format));
}

/// The lines that differ: "-12 old" and "+ new".
QByteArray lineDifference(const std::string& before, const std::string& after)
{
    const QList<QByteArray> old = QByteArray::fromStdString(before).split('\n');
    const QList<QByteArray> now = QByteArray::fromStdString(after).split('\n');
    const auto columns = static_cast<std::size_t>(now.size() + 1);
    std::vector<int> common(static_cast<std::size_t>(old.size() + 1) * columns, 0);
    const auto at = [&](qsizetype i, qsizetype j) -> int& {
        return common[static_cast<std::size_t>(i) * columns + static_cast<std::size_t>(j)];
    };
    for (qsizetype i = old.size(); i-- > 0;) {
        for (qsizetype j = now.size(); j-- > 0;)
            at(i, j) =
                old[i] == now[j] ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
    }
    QByteArray out;
    for (qsizetype i = 0, j = 0; i < old.size() || j < now.size();) {
        if (i < old.size() && j < now.size() && old[i] == now[j]) {
            ++i;
            ++j;
        } else if (i < old.size() && (j == now.size() || at(i + 1, j) >= at(i, j + 1))) {
            out += '-' + old[i++].trimmed() + '\n';
        } else {
            out += '+' + now[j++].trimmed() + '\n';
        }
    }
    return out;
}

} // namespace

void EditTest::intentsChangeTheText_data()
{
    QTest::addColumn<edit::Intent>("intent");
    QTest::addColumn<QByteArray>("difference");
    const auto row = [](const char* name, edit::Intent intent, const char* difference) {
        QTest::newRow(name) << std::move(intent) << QByteArray(difference);
    };
    const StatePath choose("/States/Choose");
    const StatePath work("/States/Work");
    const StatePath both("/States/Both");
    const StatePath done("/States/Done");
    const StatePath inner("/States/Both/Branches/0/States/Inner");

    row("rename: references follow", edit::RenameState{work, "Job"},
        "-\"Next\": \"Work\"\n+\"Next\": \"Job\"\n-\"Default\": \"Work\"\n+\"Default\": "
        "\"Job\"\n-\"Work\": {\n+\"Job\": {\n");
    row("rename: the start follows", edit::RenameState{choose, "Pick"},
        "-\"StartAt\": \"Choose\",\n+\"StartAt\": \"Pick\",\n-\"Choose\": {\n+\"Pick\": {\n");
    row("rename: only in its scope", edit::RenameState{inner, "Core"},
        "-\"StartAt\": \"Inner\",\n+\"StartAt\": \"Core\",\n-\"Inner\": {\n+\"Core\": {\n");
    row("rename: to the same name", edit::RenameState{work, "Work"}, "");

    row("delete: predecessors go to the successor", edit::DeleteState{both},
        "-\"Next\": \"Both\"\n-},\n-\"Both\": {\n-\"Type\": \"Parallel\",\n-\"Branches\": "
        "[\n-{\n-\"StartAt\": \"Inner\",\n-\"States\": {\n-\"Inner\": {\n-\"Type\": "
        "\"Pass\",\n-\"End\": true\n-}\n-}\n-}\n-],\n");
    row("delete: an end leaves ends behind", edit::DeleteState{done},
        "-},\n-{\n-\"Variable\": \"$.b\",\n-\"IsNull\": true,\n-\"Next\": \"Done\"\n-\"Catch\": "
        "[\n-{\n-\"ErrorEquals\": [\"States.ALL\"],\n-\"Next\": \"Done\"\n-}\n-],\n-\"Next\": "
        "\"Done\"\n-},\n-\"Done\": {\n-\"Type\": \"Succeed\"\n+\"End\": true\n");
    row("delete: the only state", edit::DeleteState{inner},
        "-\"StartAt\": \"Inner\",\n-\"States\": {\n-\"Inner\": {\n-\"Type\": \"Pass\",\n-\"End\": "
        "true\n-}\n-}\n+\"StartAt\": \"\",\n+\"States\": {}\n");

    row("retarget: the start", edit::Retarget{StatePath(), TransitionKind::Start, 0, "Work"},
        "-\"StartAt\": \"Choose\",\n+\"StartAt\": \"Work\",\n");
    row("retarget: Next", edit::Retarget{work, TransitionKind::Next, 0, "Done"},
        "-\"Next\": \"Both\"\n+\"Next\": \"Done\"\n");
    row("retarget: Next to the end", edit::Retarget{work, TransitionKind::Next, 0, ""},
        "-\"Next\": \"Both\"\n+\"End\": true\n");
    row("retarget: End to a state", edit::Retarget{inner, TransitionKind::End, 0, "Inner"},
        "-\"End\": true\n+\"Next\": \"Inner\"\n");
    row("retarget: Default", edit::Retarget{choose, TransitionKind::Default, 0, "Done"},
        "-\"Default\": \"Work\"\n+\"Default\": \"Done\"\n");
    row("retarget: Default to nothing", edit::Retarget{choose, TransitionKind::Default, 0, ""},
        "-],\n-\"Default\": \"Work\"\n+]\n");
    row("retarget: a rule", edit::Retarget{choose, TransitionKind::Choice, 1, "Both"},
        "-\"Next\": \"Done\"\n+\"Next\": \"Both\"\n");
    row("retarget: a Catcher", edit::Retarget{work, TransitionKind::Catch, 0, "Both"},
        "-\"Next\": \"Done\"\n+\"Next\": \"Both\"\n");
    row("retarget: to where it leads", edit::Retarget{work, TransitionKind::Next, 0, "Both"}, "");

    row("insert: on Next",
        edit::InsertState{work, TransitionKind::Next, 0, StateType::Wait, "Rest"},
        "+\"Next\": \"Rest\"\n+},\n+\"Rest\": {\n+\"Type\": \"Wait\",\n+\"Seconds\": 1,\n");
    row("insert: at the end of a branch",
        edit::InsertState{inner, TransitionKind::End, 0, StateType::Pass, "More"},
        "+\"Next\": \"More\"\n+},\n+\"More\": {\n+\"Type\": \"Pass\",\n");
    row("insert: on a rule",
        edit::InsertState{choose, TransitionKind::Choice, 1, StateType::Pass, "Mid"},
        "-\"Next\": \"Done\"\n+\"Next\": \"Mid\"\n+\"Mid\": {\n+\"Type\": \"Pass\",\n+\"Next\": "
        "\"Done\"\n+},\n");
    row("insert: on a Catcher, an end",
        edit::InsertState{work, TransitionKind::Catch, 0, StateType::Succeed, "Over"},
        "-\"Next\": \"Done\"\n+\"Next\": \"Over\"\n+\"Over\": {\n+\"Type\": \"Succeed\"\n+},\n");
    row("insert: at the start",
        edit::InsertState{StatePath(), TransitionKind::Start, 0, StateType::Pass, "First"},
        "-\"StartAt\": \"Choose\",\n+\"StartAt\": \"First\",\n+\"First\": {\n+\"Type\": "
        "\"Pass\",\n+\"Next\": \"Choose\"\n+},\n");
    row("insert: after a Choice is its Default",
        edit::InsertState{choose, TransitionKind::Next, 0, StateType::Pass, "Else"},
        "-\"Default\": \"Work\"\n+\"Default\": \"Else\"\n+\"Else\": {\n+\"Type\": "
        "\"Pass\",\n+\"Next\": \"Work\"\n+},\n");

    row("field: a new one stands before Next", edit::SetField{work, "/TimeoutSeconds", Value(5)},
        "+\"TimeoutSeconds\": 5,\n");
    row("field: a comment stands behind the type", edit::SetField{work, "/Comment", Value("why")},
        "+\"Comment\": \"why\",\n");
    row("field: another value", edit::SetField{work, "/Resource", Value("arn:y")},
        "-\"Resource\": \"arn:x\",\n+\"Resource\": \"arn:y\",\n");
    row("field: the same value", edit::SetField{work, "/Resource", Value("arn:x")}, "");
    row("field: deep, with its parents", edit::SetField{work, "/Retry/0/MaxAttempts", Value(2)},
        "+\"Retry\": [\n+{\n+\"MaxAttempts\": 2\n+}\n+],\n");
    row("field: into an entry", edit::SetField{work, "/Catch/0/ResultPath", Value("$.e")},
        "-\"Next\": \"Done\"\n+\"Next\": \"Done\",\n+\"ResultPath\": \"$.e\"\n");
    row("field: one more entry", edit::SetField{work, "/Catch/0/ErrorEquals/-", Value("E")},
        "-\"ErrorEquals\": [\"States.ALL\"],\n+\"ErrorEquals\": [\"States.ALL\", \"E\"],\n");
    row("field: removed", edit::SetField{work, "/Resource", std::nullopt},
        "-\"Resource\": \"arn:x\",\n");
    row("field: removed though not there", edit::SetField{work, "/Foo/0/Bar", std::nullopt}, "");
    row("field: of the machine", edit::SetField{StatePath(), "/TimeoutSeconds", Value(60)},
        "-}\n+},\n+\"TimeoutSeconds\": 60\n");
}

void EditTest::intentsChangeTheText()
{
    QFETCH(edit::Intent, intent);
    QFETCH(QByteArray, difference);
    const std::string text = definition;
    const auto model = modelOf(text);
    const auto edits = edit::plan(*model, intent);
    QVERIFY2(edits.has_value(), edits ? "" : toEnglish(edits.error()).c_str());
    const std::string after = syntax::applyEdits(text, *edits);
    QCOMPARE(lineDifference(text, after), difference);
    QVERIFY(syntax::SyntaxTree::parse(after, syntax::Format::Json)->diagnostics().empty());
    QCOMPARE(syntax::applyEdits(after, syntax::inverseEdits(text, *edits)), text);
}

void EditTest::impossibleIntentsAreRefused_data()
{
    QTest::addColumn<edit::Intent>("intent");
    const StatePath work("/States/Work");
    const StatePath choose("/States/Choose");
    const StatePath done("/States/Done");
    const StatePath none("/States/None");
    const auto row = [](const char* name, edit::Intent intent) {
        QTest::newRow(name) << std::move(intent);
    };
    row("rename what is not there", edit::RenameState{none, "X"});
    row("rename to nothing", edit::RenameState{work, ""});
    row("rename to a name in use", edit::RenameState{work, "Done"});
    row("rename to a name of another scope", edit::RenameState{work, "Inner"});
    row("delete what is not there", edit::DeleteState{none});
    row("retarget to what is not there", edit::Retarget{work, TransitionKind::Next, 0, "None"});
    row("retarget into a branch", edit::Retarget{work, TransitionKind::Next, 0, "Inner"});
    row("retarget the start to nothing", edit::Retarget{StatePath(), TransitionKind::Start, 0, ""});
    row("retarget a rule to nothing", edit::Retarget{choose, TransitionKind::Choice, 0, ""});
    row("retarget a rule that is not there",
        edit::Retarget{choose, TransitionKind::Choice, 9, "Work"});
    row("Next of a Choice", edit::Retarget{choose, TransitionKind::Next, 0, "Work"});
    row("Next of an end", edit::Retarget{done, TransitionKind::Next, 0, "Work"});
    row("Default of a Task", edit::Retarget{work, TransitionKind::Default, 0, "Done"});
    row("insert after an end",
        edit::InsertState{done, TransitionKind::Next, 0, StateType::Pass, ""});
    row("insert without a type",
        edit::InsertState{work, TransitionKind::Next, 0, StateType::Unknown, ""});
    row("insert on a Catcher that is not there",
        edit::InsertState{work, TransitionKind::Catch, 5, StateType::Pass, ""});
    row("a first state among others", edit::InsertFirstState{StatePath(), StateType::Pass, ""});
    row("a field without a name", edit::SetField{work, "", Value(1)});
    row("a field inside of a text", edit::SetField{work, "/Resource/x", Value(1)});
    row("an entry far behind the last", edit::SetField{work, "/Catch/7/Next", Value("Done")});
}

void EditTest::impossibleIntentsAreRefused()
{
    QFETCH(edit::Intent, intent);
    const auto edits = edit::plan(*modelOf(definition), intent);
    QVERIFY(!edits.has_value());
    QCOMPARE(edits.error().code, ErrorCode::EditNotPossible);
    QVERIFY(!edits.error().arguments.at(0).empty());
}

void EditTest::newNamesAreUnique()
{
    const auto model = modelOf(
        R"({"StartAt": "Pass", "States": {"Pass": {"Type": "Pass", "Next": "Pass 2"}, "Pass 2": {"Type": "Succeed"}}})");
    QCOMPARE(edit::uniqueStateName(*model, "Pass"), std::string("Pass 3"));
    QCOMPARE(edit::uniqueStateName(*model, "Wait"), std::string("Wait"));
}

void EditTest::firstStateMakesADocument_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<syntax::Format>("format");
    QTest::addColumn<QByteArray>("expected");
    using enum syntax::Format;
    const QByteArray json = "{\n  \"StartAt\": \"Succeed\",\n  \"States\": {\n    \"Succeed\": {\n "
                            "     \"Type\": \"Succeed\"\n    }\n  }\n}";
    const QByteArray yaml = "StartAt: Succeed\nStates:\n  Succeed:\n    Type: Succeed\n";
    QTest::newRow("nothing, in JSON") << QByteArray() << Json << json + "\n";
    QTest::newRow("nothing, in YAML") << QByteArray() << Yaml << yaml;
    QTest::newRow("blank lines") << QByteArray("\n \n") << Json << json + "\n";
    QTest::newRow("an empty object") << QByteArray("{}\n") << Json << json + "\n";
    QTest::newRow("comments") << QByteArray("# note\n") << Yaml << "# note\n" + yaml;
    QTest::newRow("no states yet")
        << QByteArray("{\n  \"StartAt\": \"\",\n  \"States\": {}\n}\n") << Json << json + "\n";
    QTest::newRow("no states yet, in YAML")
        << QByteArray("StartAt: ''\nStates: {}\n") << Yaml
        << QByteArray("StartAt: 'Succeed'\nStates:\n  Succeed:\n    Type: Succeed\n");
}

void EditTest::firstStateMakesADocument()
{
    QFETCH(QByteArray, text);
    QFETCH(syntax::Format, format);
    QFETCH(QByteArray, expected);
    const auto model = modelOf(text.toStdString(), format);
    const auto edits =
        edit::plan(*model, edit::InsertFirstState{StatePath(), StateType::Succeed, ""});
    QVERIFY2(edits.has_value(), edits ? "" : toEnglish(edits.error()).c_str());
    QCOMPARE(QByteArray::fromStdString(syntax::applyEdits(text.toStdString(), *edits)), expected);
}

void EditTest::namesAreEscaped()
{
    const std::string name = "a \"b\" \\ c: #1 \u00e9";
    for (const auto format : {syntax::Format::Json, syntax::Format::Yaml}) {
        const std::string text =
            format == syntax::Format::Json
                ? R"({"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "A"}}})"
                : "StartAt: A\nStates:\n  A:\n    Type: Pass\n    Next: A\n";
        const auto edits =
            edit::plan(*modelOf(text, format), edit::RenameState{StatePath("/States/A"), name});
        QVERIFY(edits.has_value());
        const auto model = modelOf(syntax::applyEdits(text, *edits), format);
        QCOMPARE(model->root().states.at(0).name, name);
        QCOMPARE(model->root().start->target, name);
        QCOMPARE(model->root().states.at(0).transitions.at(0).target, name);
    }
}

void EditTest::everyTypeCanBeInserted_data()
{
    QTest::addColumn<StateType>("type");
    for (const auto type :
         {StateType::Task, StateType::Pass, StateType::Choice, StateType::Wait, StateType::Succeed,
          StateType::Fail, StateType::Parallel, StateType::Map})
        QTest::newRow(std::string(asl::toString(type)).c_str()) << type;
}

void EditTest::everyTypeCanBeInserted()
{
    QFETCH(StateType, type);
    for (const char* language : {"JSONPath", "JSONata"}) {
        const std::string text =
            QByteArray(definition)
                .replace("{\n  \"StartAt\"",
                         QByteArray("{\n  \"QueryLanguage\": \"") + language + "\",\n  \"StartAt\"")
                .toStdString();
        for (const char* path : {"/States/Work", "/States/Both/Branches/0/States/Inner"}) {
            const auto model = modelOf(text);
            const auto edits = edit::plan(
                *model, edit::InsertState{StatePath(path), TransitionKind::Next, 0, type, "New"});
            QVERIFY(edits.has_value());
            const auto after = modelOf(syntax::applyEdits(text, *edits));
            QVERIFY(after->tree().diagnostics().empty());
            const asl::Scope* scope = after->scopeOf(StatePath(path));
            const asl::State* added = scope->find("New");
            QVERIFY(added != nullptr);
            QVERIFY(added->type == type);
            QCOMPARE(after->state(StatePath(path))->transitions.at(0).target, std::string("New"));
            for (const asl::Transition& transition : added->transitions)
                QVERIFY(transition.target.empty() || scope->find(transition.target) != nullptr);
        }
    }
}

void EditTest::aliasIsNotEdited()
{
    const std::string text = "StartAt: A\nStates:\n  A: &a\n    Type: Pass\n    Next: B\n  B: *a\n";
    const auto model = modelOf(text, syntax::Format::Yaml);
    QVERIFY(!edit::plan(*model, edit::SetField{StatePath("/States/B"), "/Type", Value("Wait")})
                 .has_value());
    QVERIFY(edit::plan(*model, edit::SetField{StatePath("/States/A"), "/Type", Value("Wait")})
                .has_value());
}

QTEST_APPLESS_MAIN(EditTest)
#include "tst_Edit.moc"
