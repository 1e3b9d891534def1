// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assist/Completion.h"
#include "core/assist/Hover.h"
#include "core/assist/Navigation.h"

#include <QTest>

using namespace stepglass;
using namespace stepglass::assist;

namespace {

/// A definition with `|` where the caret stands, and with an environment that is chosen.
struct Place {
    explicit Place(const QByteArray& marked, syntax::Format format = syntax::Format::Json)
    {
        QByteArray text = marked;
        offset = static_cast<std::uint32_t>(text.indexOf('|'));
        text.remove(text.indexOf('|'), 1);
        auto known = std::make_shared<asl::KnownPlaceholders>();
        known->environment = "dev";
        known->all = {{.name = "Table",
                       .declared = asl::PlaceholderType::Table,
                       .description = "Where orders are kept",
                       .value = "orders-dev"},
                      {.name = "Unused"}};
        model = asl::Model::build(syntax::SyntaxTree::parse(text.toStdString(), format), known);
    }
    [[nodiscard]] QByteArray after(const syntax::TextEdits& edits) const
    {
        return QByteArray::fromStdString(syntax::applyEdits(model->tree().text(), edits));
    }

    std::shared_ptr<const asl::Model> model;
    std::uint32_t offset = 0;
};

const QByteArray orders = R"({"StartAt": "A", "States": {"A": {"Type": "Task",
  "Resource": "arn:aws:states:::dynamodb:getItem", "TimeoutSeconds": ${Patience},
  "Parameters": {"TableName": "${Ta|ble}", "Key": {"id": {"S": "${Table}-x"}}}, "End": true}}})";

} // namespace

class PlaceholderAssistTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesAreOffered_data();
    void namesAreOffered();
    void elsewhereNamesAreNotOffered_data();
    void elsewhereNamesAreNotOffered();
    void answersSayWhatIsKnown();
    void hoverTellsTypeUsesAndValue();
    void hoverTellsContradictions();
    void everyUseIsAnOccurrence();
    void renamingChangesEveryUse();
    void namesThatAreTakenOrNoneAreRefused();
};

void PlaceholderAssistTest::namesAreOffered_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isYaml");
    QTest::addColumn<QByteArray>("accepted");
    const auto row = [](const char* name, const char* text, const char* accepted,
                        bool isYaml = false) {
        QTest::newRow(name) << QByteArray(text) << isYaml << QByteArray(accepted);
    };
    row("in a text", R"({"Comment": "see ${|", "Version": "1.0"})",
        R"({"Comment": "see ${Table}", "Version": "1.0"})");
    row("with its first letters", R"({"Comment": "${Ta|"})", R"({"Comment": "${Table}"})");
    row("inside of braces", R"({"Comment": "${Ot|her} x"})", R"({"Comment": "${Table} x"})");
    row("bare", "{\"TimeoutSeconds\": ${|\n}", "{\"TimeoutSeconds\": ${Table}\n}");
    row("in a name", R"({"States": {"${|": {}}})", R"({"States": {"${Table}": {}}})");
    row("in a list", R"({"a": ["${|"]})", R"({"a": ["${Table}"]})");
    row("in YAML", "Comment: see ${|\n", "Comment: see ${Table}\n", true);
}

void PlaceholderAssistTest::namesAreOffered()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, isYaml);
    QFETCH(QByteArray, accepted);
    const Place place(text, isYaml ? syntax::Format::Yaml : syntax::Format::Json);
    const auto items = complete(*place.model, place.offset);
    QCOMPARE(items.size(), std::size_t(2));
    QCOMPARE(items[0].label, std::string("Table"));
    QCOMPARE(items[1].label, std::string("Unused"));
    QVERIFY(items[0].kind == ItemKind::Placeholder);
    QCOMPARE(place.after({{items[0].replace, items[0].insertText}}), accepted);
}

void PlaceholderAssistTest::elsewhereNamesAreNotOffered_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("behind the brace") << QByteArray(R"({"Comment": "${A}|"})");
    QTest::newRow("before it") << QByteArray(R"({"Comment": "|${A}"})");
    QTest::newRow("without a brace") << QByteArray(R"({"Comment": "$|"})");
    QTest::newRow("in a comment") << QByteArray("{\"Comment\": \"\" // ${|\n}");
}

void PlaceholderAssistTest::elsewhereNamesAreNotOffered()
{
    QFETCH(QByteArray, text);
    const Place place(text);
    for (const CompletionItem& item : complete(*place.model, place.offset))
        QVERIFY(item.kind != ItemKind::Placeholder);
}

void PlaceholderAssistTest::answersSayWhatIsKnown()
{
    const Place place(R"({"StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": ${Pause},
        "Comment": "${|"}}})");
    const auto items = complete(*place.model, place.offset);
    QCOMPARE(items.size(), std::size_t(3));
    QCOMPARE(items[0].detail, std::string("table, orders-dev in dev"));
    QCOMPARE(items[0].documentation, std::string("Where orders are kept"));
    QCOMPARE(items[1].detail, std::string());
    QCOMPARE(items[2].label, std::string("Pause"));
    QCOMPARE(items[2].detail, std::string("number"));
}

void PlaceholderAssistTest::hoverTellsTypeUsesAndValue()
{
    const Place place(orders);
    const auto table = hover(*place.model, place.offset);
    QVERIFY(table.has_value());
    QCOMPARE(table->title, std::string("${Table}: table"));
    QCOMPARE(table->text, std::string("Where orders are kept\nUsed 2 times\nIn dev: orders-dev"));
    const auto at = place.model->tree().text().find("Patience");
    const auto patience = hover(*place.model, static_cast<std::uint32_t>(at));
    QVERIFY(patience.has_value());
    QCOMPARE(patience->title, std::string("${Patience}: number (inferred)"));
    QCOMPARE(patience->text, std::string("Used once\nNo value in dev"));
}

void PlaceholderAssistTest::hoverTellsContradictions()
{
    const Place place(R"({"StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": ${X|},
        "Next": "${X}"}}})");
    const auto told = hover(*place.model, place.offset);
    QVERIFY(told.has_value());
    QVERIFY2(told->text.find("Used as number, but as text in /States/A/Next") != std::string::npos,
             told->text.c_str());
}

void PlaceholderAssistTest::everyUseIsAnOccurrence()
{
    const Place place(orders);
    const auto symbol = symbolAt(*place.model, place.offset);
    QVERIFY(symbol.has_value());
    QVERIFY(symbol->kind == Symbol::Kind::Placeholder);
    QCOMPARE(symbol->name, std::string("Table"));
    const auto occurrences = occurrencesOf(*place.model, *symbol);
    QCOMPARE(occurrences.size(), std::size_t(2));
    for (const Occurrence& occurrence : occurrences)
        QCOMPARE(
            place.model->tree().text().substr(occurrence.range.begin, occurrence.range.length()),
            std::string("Table"));
    QVERIFY(definitionsOf(*place.model, *symbol).empty());
}

void PlaceholderAssistTest::renamingChangesEveryUse()
{
    const Place place(orders);
    const auto edits =
        renamePlaceholder(*place.model, *symbolAt(*place.model, place.offset), "OrderTable");
    QByteArray expected = orders;
    expected.replace("|", "").replace("${Table}", "${OrderTable}");
    QCOMPARE(place.after(edits), expected);
}

void PlaceholderAssistTest::namesThatAreTakenOrNoneAreRefused()
{
    const Place place(orders);
    const Symbol symbol = *symbolAt(*place.model, place.offset);
    for (const char* name : {"", "a b", "a}", "Patience"})
        QVERIFY(renamePlaceholder(*place.model, symbol, name).empty());
}

QTEST_APPLESS_MAIN(PlaceholderAssistTest)
#include "tst_PlaceholderAssist.moc"
