// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assist/Completion.h"

#include "core/catalogue/Location.h"
#include "core/syntax/TextEdit.h"
#include "core/value/Json.h"
#include "tests/core/assist/Caret.h"

#include <QTest>

using namespace stepglass;
using testing::Caret;

namespace {

QStringList labels(const std::vector<assist::CompletionItem>& items)
{
    QStringList list;
    for (const assist::CompletionItem& item : items)
        list.append(QString::fromStdString(item.label));
    return list;
}

} // namespace

class Completion : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void offersWhatFits_data();
    void offersWhatFits();
    void namesOfStatesAreAllThatATransitionTakes_data();
    void namesOfStatesAreAllThatATransitionTakes();
    void answersArePutIntoTheText_data();
    void answersArePutIntoTheText();
    void actionsAndTheirArgumentsComeFromTheCatalogue_data();
    void actionsAndTheirArgumentsComeFromTheCatalogue();
    void membersOfKnownDataAreOffered_data();
    void membersOfKnownDataAreOffered();
    void anActionsAnswerIsKnownWithoutARun();
    void aNameThatIsNoWordGetsBrackets();
    void wholeStatesAreOfferedAmongStates();
    void brokenTextGivesNoCrash_data();
    void brokenTextGivesNoCrash();
};

void Completion::offersWhatFits_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("wanted");
    QTest::addColumn<QStringList>("unwanted");
    const auto row = [](const char* name, const QByteArray& text, const QString& wanted,
                        const QString& unwanted) {
        QTest::newRow(name) << text << wanted.split(QLatin1Char(' '), Qt::SkipEmptyParts)
                            << unwanted.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    };
    row("fields of the machine", R"({|})", "StartAt States QueryLanguage", "Next Type");
    row("fields that are there are not offered again", R"({"StartAt":"A",|})", "States", "StartAt");
    row("fields of a state's type", R"({"States":{"A":{"Type":"Wait",|}}})", "Seconds Next",
        "Resource Branches Type");
    row("fields of JSONPath", R"({"States":{"A":{"Type":"Pass",|}}})", "ResultPath Parameters",
        "Output Arguments");
    row("fields of JSONata", R"({"QueryLanguage":"JSONata","States":{"A":{"Type":"Pass",|}}})",
        "Output Assign", "ResultPath InputPath");
    row("a state without a type may get one", R"({"States":{"A":{|}}})", "Type", "StartAt");
    row("operators of a rule", R"({"States":{"A":{"Type":"Choice","Choices":[{|}]}}})",
        "Variable StringEquals And Next", "Condition");
    row("fields of a Catcher", R"({"States":{"A":{"Type":"Task","Catch":[{|}]}}})",
        "ErrorEquals Next ResultPath", "MaxAttempts");
    row("types", R"({"States":{"A":{"Type":"|"}}})", "Task Map Fail", "INLINE");
    row("error names", R"({"States":{"A":{"Type":"Task","Retry":[{"ErrorEquals":["|"]}]}}})",
        "States.ALL States.Timeout", "");
    row("members of the Context Object",
        R"({"States":{"A":{"Type":"Pass","Parameters":{"x.$":"$$.Execution.|"}}}})", "Id StartTime",
        "Execution");
    row("intrinsic functions where a call may stand",
        R"({"States":{"A":{"Type":"Pass","Parameters":{"x.$":"|"}}}})", "States.Format $ $$", "");
    row("no functions in a path", R"({"States":{"A":{"Type":"Pass","InputPath":"|"}}})", "$ $$",
        "States.Format");
    row("functions of JSONata",
        R"({"QueryLanguage":"JSONata","States":{"A":{"Type":"Pass","Output":"{% $| %}"}}})",
        "$sum $states", "$eval");
    row("the error in a Catcher alone",
        R"({"QueryLanguage":"JSONata","States":{"A":{"Type":"Task","Catch":[{"Output":"{% $states.| %}"}]}}})",
        "errorOutput input", "result");
    row("the result behind a task",
        R"({"QueryLanguage":"JSONata","States":{"A":{"Type":"Task","Output":"{% $states.| %}"}}})",
        "result input", "errorOutput");
    row("variables of states before",
        R"({"States":{"A":{"Type":"Pass","Assign":{"total.$":"$.n"},"Next":"B"},)"
        R"("B":{"Type":"Pass","InputPath":"|","Next":"C"},"C":{"Type":"Pass","Assign":{"late":1}}}})",
        "$total", "$late");
    row("variables of a state in a loop are its own successors'",
        R"({"States":{"A":{"Type":"Pass","InputPath":"|","Next":"B"},)"
        R"("B":{"Type":"Pass","Assign":{"round":1},"Next":"A"}}})",
        "$round", "");
    row("variables around a Map",
        R"({"States":{"A":{"Type":"Pass","Assign":{"outer":1},"Next":"M"},"M":{"Type":"Map","ItemProcessor":)"
        R"({"StartAt":"I","States":{"I":{"Type":"Pass","InputPath":"|","End":true}}}}}})",
        "$outer", "");
}

void Completion::offersWhatFits()
{
    QFETCH(QByteArray, text);
    QFETCH(QStringList, wanted);
    QFETCH(QStringList, unwanted);
    const Caret caret(text.toStdString());
    const QStringList offered = labels(assist::complete(*caret.model, caret.offset));
    for (const QString& label : wanted)
        QVERIFY2(offered.contains(label),
                 qPrintable(label + QLatin1String(" is not in ") + offered.join(QLatin1Char(' '))));
    for (const QString& label : unwanted)
        QVERIFY2(!offered.contains(label),
                 qPrintable(label + QLatin1String(" is in ") + offered.join(QLatin1Char(' '))));
}

void Completion::namesOfStatesAreAllThatATransitionTakes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isYaml");
    QTest::addColumn<QStringList>("names");
    const QByteArray rest =
        R"(,"States":{"A":{"Type":"Pass","Next":"B"},"B":{},"C":{"Type":"Choice"}}})";
    const QStringList all{"A", "B", "C"};
    QTest::newRow("between quotes") << R"({"StartAt":"|")" + rest << false << all;
    QTest::newRow("right behind the colon") << R"({"StartAt":|)" + rest << false << all;
    QTest::newRow("behind the colon and a comma that waits")
        << QByteArray("{\"StartAt\": ,|\n\"States\":{\"A\":{},\"B\":{},\"C\":{}}}") << false << all;
    QTest::newRow("behind a quote that nobody closed")
        << QByteArray("{\n\"StartAt\":\"|,\n\"States\":{\"A\":{},\"B\":{},\"C\":{}}}") << false
        << all;
    QTest::newRow("not the state itself")
        << QByteArray(R"({"States":{"A":{"Next":"|"},"B":{},"C":{}}})") << false
        << QStringList{"B", "C"};
    QTest::newRow("of the same scope")
        << QByteArray(
               R"({"States":{"A":{"Type":"Map","ItemProcessor":{"StartAt":"|","States":{"X":{},"Y":{}}}}}})")
        << false << QStringList{"X", "Y"};
    QTest::newRow("YAML") << QByteArray("StartAt: A\nStates:\n  A:\n    Type: Pass\n    Next: |\n"
                                        "  B:\n    Type: Succeed\n")
                          << true << QStringList{"B"};
}

void Completion::namesOfStatesAreAllThatATransitionTakes()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, isYaml);
    QFETCH(QStringList, names);
    const Caret caret(text.toStdString(), isYaml ? syntax::Format::Yaml : syntax::Format::Json);
    QCOMPARE(labels(assist::complete(*caret.model, caret.offset)), names);
}

void Completion::answersArePutIntoTheText_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("label");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("a name between quotes")
        << QByteArray(R"({"StartAt":"|","States":{"A":{}}})") << "A"
        << QByteArray(R"({"StartAt":"A","States":{"A":{}}})");
    QTest::newRow("a name without quotes")
        << QByteArray(R"({"StartAt":|,"States":{"A":{}}})") << "A"
        << QByteArray(R"({"StartAt": "A","States":{"A":{}}})");
    QTest::newRow("a name over another")
        << QByteArray(R"({"StartAt":"wro|ng","States":{"A":{}}})") << "A"
        << QByteArray(R"({"StartAt":"A","States":{"A":{}}})");
    QTest::newRow("a field with its quotes")
        << QByteArray(R"({"States":{"A":{"Type":"Pass",|}}})") << "Comment"
        << QByteArray(R"({"States":{"A":{"Type":"Pass","Comment": ""}}})");
    QTest::newRow("a field whose quote is typed")
        << QByteArray("{\"States\":{\"A\":{\"Type\":\"Pass\",\n\"Com|\n}}}") << "Comment"
        << QByteArray("{\"States\":{\"A\":{\"Type\":\"Pass\",\n\"Comment\": \"\"\n}}}");
    QTest::newRow("a field whose quotes are typed")
        << QByteArray(R"({"States":{"A":{"Type":"Pass","Com|"}}})") << "Comment"
        << QByteArray(R"({"States":{"A":{"Type":"Pass","Comment": ""}}})");
    QTest::newRow("another name for a field")
        << QByteArray(R"({"States":{"A":{"Type":"Pass","Com|":"x"}}})") << "Comment"
        << QByteArray(R"({"States":{"A":{"Type":"Pass","Comment":"x"}}})");
    QTest::newRow("a field in front of another") << QByteArray(R"({|"States":{}})") << "StartAt"
                                                 << QByteArray(R"({"StartAt": "","States":{}})");
    QTest::newRow("a member of a path")
        << QByteArray(R"({"States":{"A":{"Type":"Pass","InputPath":"$$.Exe|"}}})") << "Execution"
        << QByteArray(R"({"States":{"A":{"Type":"Pass","InputPath":"$$.Execution"}}})");
}

void Completion::answersArePutIntoTheText()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, label);
    QFETCH(QByteArray, after);
    const Caret caret(text.toStdString());
    for (const assist::CompletionItem& item : assist::complete(*caret.model, caret.offset)) {
        if (QString::fromStdString(item.label) != label)
            continue;
        const syntax::TextEdits edits{{item.replace, item.insertText}};
        QCOMPARE(QByteArray::fromStdString(syntax::applyEdits(caret.model->tree().text(), edits)),
                 after);
        return;
    }
    QFAIL("the label is not offered");
}

void Completion::actionsAndTheirArgumentsComeFromTheCatalogue_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("wanted");
    QTest::newRow("integrations")
        << QByteArray(R"({"States":{"A":{"Type":"Task","Resource":"|"}}})")
        << QStringList{"arn:aws:states:::lambda:invoke", "arn:aws:states:::aws-sdk:",
                       "arn:aws:states:::sqs:sendMessage.waitForTaskToken"};
    QTest::newRow("actions of a service of the SDK")
        << QByteArray(
               R"({"States":{"A":{"Type":"Task","Resource":"arn:aws:states:::aws-sdk:s3:|"}}})")
        << QStringList{"arn:aws:states:::aws-sdk:s3:copyObject"};
    QTest::newRow("arguments")
        << QByteArray(
               R"({"States":{"A":{"Type":"Task","Resource":"arn:aws:states:::sns:publish","Parameters":{|}}}})")
        << QStringList{"TopicArn", "Message"};
    QTest::newRow("arguments inside")
        << QByteArray(
               R"({"States":{"A":{"Type":"Task","Resource":"arn:aws:states:::events:putEvents","Parameters":{"Entries":[{|}]}}}})")
        << QStringList{"DetailType", "Source"};
    QTest::newRow("values of an argument")
        << QByteArray(
               R"({"States":{"A":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Parameters":{"InvocationType":"|"}}}})")
        << QStringList{"RequestResponse"};
    QTest::newRow("errors of an action")
        << QByteArray(
               R"({"States":{"A":{"Type":"Task","Resource":"arn:aws:states:::dynamodb:putItem","Retry":[{"ErrorEquals":["|"]}]}}})")
        << QStringList{"DynamoDB.ConditionalCheckFailedException", "States.ALL"};
}

void Completion::actionsAndTheirArgumentsComeFromTheCatalogue()
{
    QFETCH(QByteArray, text);
    QFETCH(QStringList, wanted);
    const auto catalogue = catalogue::openInstalled();
    QVERIFY(catalogue);
    const Caret caret(text.toStdString());
    const QStringList offered =
        labels(assist::complete(*caret.model, caret.offset, catalogue->get()));
    for (const QString& label : wanted)
        QVERIFY2(offered.contains(label), qPrintable(label));
}

void Completion::membersOfKnownDataAreOffered_data()
{
    QTest::addColumn<QByteArray>("state");
    QTest::addColumn<QStringList>("offered");
    const auto row = [](const char* name, const char* state, const QStringList& offered) {
        QTest::newRow(name) << QByteArray(state) << offered;
    };
    row("the input", R"("Type":"Pass","InputPath":"$.|")", {"order", "lines", "odd name"});
    row("deeper", R"("Type":"Pass","InputPath":"$.order.|")", {"id", "open"});
    row("in brackets", R"("Type":"Pass","InputPath":"$['order'].i|")", {"id", "open"});
    row("an element", R"("Type":"Pass","InputPath":"$.lines[0].|")", {"sku", "count", "gift"});
    row("a list itself has no members", R"("Type":"Pass","InputPath":"$.lines.|")", {});
    row("what InputPath selects", R"("Type":"Pass","Parameters":{"a.$":"$.|"})", {"id", "open"});
    row("in a call", "\"Type\":\"Pass\",\"Parameters\":{\"a.$\":\"States.Format('{}', $.|)\"}",
        {"id", "open"});
    row("the result", R"("Type":"Task","ResultSelector":{"a.$":"$.|"})", {"Payload"});
    row("a rule", R"("Type":"Choice","Choices":[{"Variable":"$.|"}])", {"id", "open"});
    const auto output = [&row](const char* name, const char* expression, const QStringList& names) {
        const QByteArray state = QByteArray("\"QueryLanguage\":\"JSONata\",\"Type\":\"Task\",") +
                                 "\"Output\":\"{% " + expression + " %}\"";
        row(name, state.constData(), names);
    };
    output("JSONata's input", "$states.input.order.|", {"id", "open"});
    output("JSONata goes through lists", "$sum($states.input.lines.|)", {"sku", "count", "gift"});
    output("JSONata's result", "$states.result.Payload.|", {"ok"});
    row("an error",
        R"("QueryLanguage":"JSONata","Type":"Task",)"
        R"("Catch":[{"Output":"{% $states.errorOutput.| %}"}])",
        {"Error", "Cause"});
}

void Completion::membersOfKnownDataAreOffered()
{
    QFETCH(QByteArray, state);
    const Caret caret("{\"States\":{\"A\":{" + state.toStdString() + "}}}");
    const auto data = [](const asl::State&) {
        assist::StateData known;
        known.input = *value::parseJson(
            R"({"order":{"id":7,"open":true},"lines":[{"sku":"a","count":1},{"gift":true}],"odd name":1})");
        known.afterInputPath = *known.input->find(std::string_view("order"));
        known.result = *value::parseJson(R"({"Payload":{"ok":true}})");
        return known;
    };
    QStringList paths;
    for (const auto& item : assist::complete(*caret.model, caret.offset, nullptr, data)) {
        if (item.kind == assist::ItemKind::Path)
            paths.append(QString::fromStdString(item.label));
    }
    QTEST(paths, "offered");
}

void Completion::anActionsAnswerIsKnownWithoutARun()
{
    const auto catalogue = catalogue::openInstalled();
    QVERIFY(catalogue);
    const Caret caret(
        R"({"States":{"A":{"Type":"Task","Resource":"arn:aws:states:::dynamodb:getItem","ResultSelector":{"a.$":"$.|"}}}})");
    const QStringList offered =
        labels(assist::complete(*caret.model, caret.offset, catalogue->get()));
    QVERIFY(offered.contains(QStringLiteral("Item")));
}

void Completion::aNameThatIsNoWordGetsBrackets()
{
    const auto data = [](const asl::State&) {
        return assist::StateData{Value::object({{"odd name", Value(1)}}), {}, {}, {}};
    };
    const auto replaced = [&data](const char* text) {
        const Caret caret(text);
        const auto items = assist::complete(*caret.model, caret.offset, nullptr, data);
        if (items.size() != 1)
            return std::string();
        const syntax::TextEdits edits{{items.front().replace, items.front().insertText}};
        return syntax::applyEdits(caret.model->tree().text(), edits);
    };
    QCOMPARE(replaced(R"({"States":{"A":{"Type":"Pass","InputPath":"$.o|"}}})"),
             std::string(R"({"States":{"A":{"Type":"Pass","InputPath":"$['odd name']"}}})"));
    QCOMPARE(
        replaced(
            R"({"QueryLanguage":"JSONata","States":{"A":{"Type":"Pass","Output":"{% $states.input.| %}"}}})"),
        std::string(
            R"({"QueryLanguage":"JSONata","States":{"A":{"Type":"Pass","Output":"{% $states.input.`odd name` %}"}}})"));
}

void Completion::wholeStatesAreOfferedAmongStates()
{
    const Caret caret("{\n  \"StartAt\": \"A\",\n  \"States\": {\n    |\n  }\n}");
    const auto items = assist::complete(*caret.model, caret.offset);
    QVERIFY(!items.empty());
    for (const assist::CompletionItem& item : items) {
        QVERIFY(item.kind == assist::ItemKind::Snippet);
        const syntax::TextEdits edits{{item.replace, item.insertText}};
        const auto tree = syntax::SyntaxTree::parse(
            syntax::applyEdits(caret.model->tree().text(), edits), syntax::Format::Json);
        QVERIFY2(tree->diagnostics().empty(), item.insertText.c_str());
        QCOMPARE(asl::Model::build(tree)->root().states.size(), std::size_t(1));
    }
}

void Completion::brokenTextGivesNoCrash_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isYaml");
    const QByteArray json =
        R"({"StartAt":"A","States":{"A":{"Type":"Task","Retry":[{"ErrorEquals":["x"]}],)"
        R"("Parameters":{"a.$":"$.b"},"Next":"B"},"B":{"Type":"Succeed"}}})";
    const QByteArray yaml =
        "StartAt: A\nStates:\n  A:\n    Type: Task\n    Retry:\n      - ErrorEquals:\n"
        "          - x\n    Next: B\n  B:\n    Type: Succeed\n";
    for (qsizetype end = 0; end <= json.size(); ++end)
        QTest::addRow("JSON up to %d", int(end)) << json.first(end) + '|' << false;
    for (qsizetype end = 0; end <= yaml.size(); ++end)
        QTest::addRow("YAML up to %d", int(end)) << yaml.first(end) + '|' << true;
}

void Completion::brokenTextGivesNoCrash()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, isYaml);
    const Caret caret(text.toStdString(), isYaml ? syntax::Format::Yaml : syntax::Format::Json);
    for (const assist::CompletionItem& item : assist::complete(*caret.model, caret.offset)) {
        QVERIFY(item.replace.begin <= item.replace.end);
        QVERIFY(item.replace.end <= caret.model->tree().text().size());
    }
}

QTEST_APPLESS_MAIN(Completion)
#include "tst_Completion.moc"
