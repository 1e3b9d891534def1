// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/asl/Model.h"

#include <QTest>

using namespace stepglass;
using namespace stepglass::asl;

namespace {

std::shared_ptr<const syntax::SyntaxTree> parsed(std::string text,
                                                 syntax::Format format = syntax::Format::Json)
{
    return syntax::SyntaxTree::parse(std::move(text), format);
}

std::shared_ptr<const KnownPlaceholders> known(const Substitutions& values)
{
    auto placeholders = std::make_shared<KnownPlaceholders>();
    for (const auto& [name, value] : values)
        placeholders->all.push_back({.name = name, .value = value});
    return placeholders;
}

const std::string task =
    R"({"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "${Call}", "End": true}}})";

} // namespace

class PlaceholdersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyTypeHasAWordOfItsOwn();
    void valuesArePutIn_data();
    void valuesArePutIn();
    void placesAreFoundAgain();
    void aTaskCallsWhatItsPlaceholderStandsFor();
    void aCardShowsTheToldActionAndThePlaceholder_data();
    void aCardShowsTheToldActionAndThePlaceholder();
};

void PlaceholdersTest::everyTypeHasAWordOfItsOwn()
{
    for (int i = 0; i <= static_cast<int>(lastPlaceholderType); ++i) {
        const auto type = static_cast<PlaceholderType>(i);
        QVERIFY(placeholderTypeOf(toString(type)) == type);
    }
    QVERIFY(!placeholderTypeOf("lorry"));
}

void PlaceholdersTest::valuesArePutIn_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isYaml");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("bare, as a value")
        << QByteArray(R"({"n": ${Count}})") << false << QByteArray(R"({"n": 3})");
    QTest::newRow("in quotes, as part of the string")
        << QByteArray(R"({"n": "a ${Say} b"})") << false << QByteArray(R"({"n": "a \"x\"y b"})");
    QTest::newRow("bare, a text where JSON must stand")
        << QByteArray(R"({"n": ${Say}, "m": [${Say}]})") << false
        << QByteArray(R"({"n": "\"x\"y", "m": ["\"x\"y"]})");
    QTest::newRow("bare, instead of members")
        << QByteArray(R"({${Say}})") << false << QByteArray(R"({"x"y})");
    QTest::newRow("several times") << QByteArray(R"({"${Count}": "${Count}/${Count}"})") << false
                                   << QByteArray(R"({"3": "3/3"})");
    QTest::newRow("unknown ones stay") << QByteArray(R"({"n": "${Count} ${Other}"})") << false
                                       << QByteArray(R"({"n": "3 ${Other}"})");
    QTest::newRow("YAML") << QByteArray("n: ${Count}\n") << true << QByteArray("n: 3\n");
    QTest::newRow("a reference of a template")
        << QByteArray("n: !Ref Count\n") << true << QByteArray("n: 3\n");
}

void PlaceholdersTest::valuesArePutIn()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, isYaml);
    QFETCH(QByteArray, expected);
    const auto tree =
        parsed(text.toStdString(), isYaml ? syntax::Format::Yaml : syntax::Format::Json);
    const auto edits = substitutionEdits(*tree, {{"Count", "3"}, {"Say", "\"x\"y"}});
    QCOMPARE(QByteArray::fromStdString(syntax::applyEdits(tree->text(), edits)), expected);
}

void PlaceholdersTest::placesAreFoundAgain()
{
    const auto tree = parsed(R"({"a": "${Long}", "b": ${Nine}, "c": true})");
    const auto edits = substitutionEdits(*tree, {{"Long", "a long text"}, {"Nine", "9"}});
    const std::string after = syntax::applyEdits(tree->text(), edits);
    const auto before = [&](std::string_view part) {
        const auto at = static_cast<std::uint32_t>(after.find(part));
        const TextRange range =
            rangeBefore(edits, {at, at + static_cast<std::uint32_t>(part.size())});
        return tree->text().substr(range.begin, range.length());
    };
    QCOMPARE(before("\"a\""), std::string("\"a\""));
    QCOMPARE(before("long"), std::string("${Long}"));
    QCOMPARE(before("\"a long text\""), std::string("\"${Long}\""));
    QCOMPARE(before("9"), std::string("${Nine}"));
    QCOMPARE(before("true"), std::string("true"));
}

void PlaceholdersTest::aTaskCallsWhatItsPlaceholderStandsFor()
{
    const auto resourceWith = [](const std::shared_ptr<const KnownPlaceholders>& placeholders) {
        return Model::build(parsed(task), placeholders)->allStates().front()->resource;
    };
    QCOMPARE(resourceWith(nullptr), std::string("${Call}"));
    QCOMPARE(resourceWith(known({{"Other", "x"}})), std::string("${Call}"));
    QCOMPARE(resourceWith(known({{"Call", "arn:aws:states:::sqs:sendMessage"}})),
             std::string("arn:aws:states:::sqs:sendMessage"));
}

void PlaceholdersTest::aCardShowsTheToldActionAndThePlaceholder_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("detail");
    QTest::newRow("no value") << QByteArray() << QByteArray("Task: ${Call}");
    QTest::newRow("an integration") << QByteArray("arn:aws:states:::dynamodb:getItem")
                                    << QByteArray("DynamoDB: GetItem · ${Call}");
    QTest::newRow("a function") << QByteArray(
                                       "arn:aws:lambda:eu-west-1:123456789012:function:weigh")
                                << QByteArray("Lambda: weigh · ${Call}");
    QTest::newRow("no ARN") << QByteArray("weigh") << QByteArray("Task: ${Call}");
}

void PlaceholdersTest::aCardShowsTheToldActionAndThePlaceholder()
{
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, detail);
    const auto placeholders = value.isEmpty() ? nullptr : known({{"Call", value.toStdString()}});
    const auto model = Model::build(parsed(task), placeholders);
    QCOMPARE(QByteArray::fromStdString(cardDetail(*model, *model->allStates().front())), detail);
}

QTEST_APPLESS_MAIN(PlaceholdersTest)
#include "tst_Placeholders.moc"
