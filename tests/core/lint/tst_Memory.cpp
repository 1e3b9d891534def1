// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/Location.h"
#include "core/exchange/Convert.h"
#include "core/lint/Lint.h"
#include "core/lint/Rules.h"
#include "core/lint/Values.h"
#include "core/value/Json.h"

#include <QTest>

#include <random>

using namespace stepglass;

namespace {

using Random = std::mt19937;

std::size_t below(Random& random, std::size_t bound)
{
    return std::uniform_int_distribution<std::size_t>(0, bound - 1)(random);
}

std::shared_ptr<const asl::Model> modelOf(const std::string& text, syntax::Format format)
{
    return asl::Model::build(syntax::SyntaxTree::parse(text, format));
}

/// With a value for the placeholder that is typed now and then.
std::shared_ptr<const asl::Model> modelWithValue(const std::string& text, syntax::Format format)
{
    auto known = std::make_shared<asl::KnownPlaceholders>();
    known->all.push_back({.name = "Placeholder", .value = "{}"});
    return asl::Model::build(syntax::SyntaxTree::parse(text, format), std::move(known));
}

/// The examples of all rules, bad and good, as states of one machine; more of them inside a Map and
/// a Parallel.
std::string machineOfExamples(Random& random)
{
    std::vector<value::Member> states;
    std::size_t number = 0;
    for (const lint::Rule& rule : lint::allRules()) {
        for (const std::string_view example : {rule.bad, rule.good}) {
            const auto whole = value::parseJson(lint::exampleDefinition(example));
            const Value* own = whole ? whole->find(std::string_view("States")) : nullptr;
            if (own == nullptr || !own->isObject() || own->textSize() > 4000)
                continue;
            for (const value::Member& state : own->members()) {
                const std::string name(state.name.text());
                states.push_back(
                    {value::Key(name + (name == "Z" ? "" : std::to_string(number))), state.value});
            }
            ++number;
        }
    }
    std::shuffle(states.begin(), states.end(), random);
    const auto part = [&](std::size_t begin, std::size_t end) {
        return Value::object(std::vector<value::Member>(
            states.begin() + static_cast<std::ptrdiff_t>(begin),
            states.begin() + static_cast<std::ptrdiff_t>(std::min(end, states.size()))));
    };
    const auto scope = [&](std::size_t begin, std::size_t end) {
        return Value::object(
            {{"StartAt", Value(states[begin].name.text())}, {"States", part(begin, end)}});
    };
    std::vector<value::Member> top(states.begin(), states.begin() + 30);
    top.push_back({value::Key("Each"),
                   Value::object({{"Type", "Map"}, {"Iterator", scope(30, 50)}, {"Next", "Z"}})});
    top.push_back({value::Key("Both"),
                   Value::object({{"Type", "Parallel"},
                                  {"Branches", Value::array({scope(50, 60), scope(60, 75)})},
                                  {"End", true}})});
    top.insert(top.end(), states.begin() + 75, states.begin() + 95);
    return value::toPrettyJson(Value::object({{"StartAt", Value(states.front().name.text())},
                                              {"States", Value::object(std::move(top))}}));
}

/// Something that people do to a text, or worse.
void edit(std::string& text, Random& random)
{
    constexpr std::string_view characters = "{}[]\",:$.%ab1 \n-#/*&\\";
    constexpr std::array<std::string_view, 14> pieces{"\"Comment\": \"words\",",
                                                      "\"QueryLanguage\": \"JSONata\",",
                                                      "\"TimeoutSeconds\": 60,",
                                                      "\"Next\": \"Z\",",
                                                      "\"token.$\": \"$$.Task.Token\",",
                                                      "\"x\": \"{% $states.input.a + $count %}\",",
                                                      "\"Assign\": {\"count\": 1},",
                                                      "\"End\": true, \"Type\": \"Pass\",",
                                                      "// stepglass-ignore: unreachable-state\n",
                                                      "\"Label\": \"one\",",
                                                      "${Placeholder}",
                                                      "\xc3\xa4",
                                                      "Comment: words\n      ",
                                                      "# words\n"};
    if (text.empty())
        text = "{}";
    const std::size_t at = below(random, text.size());
    switch (below(random, 7)) {
    case 0:
    case 1:
        text.insert(at, 1, characters[below(random, characters.size())]);
        break;
    case 2:
    case 3:
        text.erase(at, 1 + below(random, 4));
        break;
    case 4: {
        const std::size_t brace = text.find_first_of("{\n", at);
        text.insert(brace == std::string::npos ? at : brace + 1,
                    pieces[below(random, pieces.size())]);
        break;
    }
    case 5: {
        const std::string copy = text.substr(below(random, text.size()), 1 + below(random, 120));
        text.replace(at, below(random, 60), copy);
        break;
    }
    default: {
        // A word is typed into a text that is there.
        const std::size_t quote = text.find('"', at);
        text.insert(quote == std::string::npos ? at : quote + 1, 1, 'a');
        break;
    }
    }
}

QByteArray shown(const Diagnostic& diagnostic)
{
    return QByteArray::fromStdString(
        diagnostic.pointer + " " + std::to_string(diagnostic.range.begin) + "-" +
        std::to_string(diagnostic.range.end) + ": " + toEnglish(diagnostic));
}

/// What two lists first differ in; empty for equal ones.
QByteArray difference(const std::vector<Diagnostic>& found, const std::vector<Diagnostic>& expected)
{
    for (std::size_t i = 0; i < std::max(found.size(), expected.size()); ++i) {
        if (i < found.size() && i < expected.size() && found[i] == expected[i])
            continue;
        return "found " + (i < found.size() ? shown(found[i]) : QByteArray("nothing")) +
               ", expected " + (i < expected.size() ? shown(expected[i]) : QByteArray("nothing"));
    }
    return {};
}

} // namespace

/// What is found with a memory of the check before is what is found without.
class MemoryTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void editsGiveTheSameFindings_data();
    void editsGiveTheSameFindings();
    void placeholdersAndOptionsCount();
    void cancelledWorkIsNotRemembered();

private:
    std::shared_ptr<const catalogue::Catalogue> m_catalogue;
};

void MemoryTest::initTestCase()
{
    const auto opened = catalogue::openInstalled();
    QVERIFY(opened.has_value());
    m_catalogue = *opened;
}

void MemoryTest::editsGiveTheSameFindings_data()
{
    QTest::addColumn<bool>("isYaml");
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 6; ++seed) {
        QTest::addRow("JSON %d", seed) << false << seed;
        QTest::addRow("YAML %d", seed) << true << seed;
    }
}

void MemoryTest::editsGiveTheSameFindings()
{
    QFETCH(bool, isYaml);
    QFETCH(int, seed);
    constexpr std::size_t rounds = 80;
    Random random(static_cast<Random::result_type>(seed));
    const auto format = isYaml ? syntax::Format::Yaml : syntax::Format::Json;
    std::string start = machineOfExamples(random);
    if (isYaml) {
        const auto tree = syntax::SyntaxTree::parse(start, syntax::Format::Json);
        const auto yaml = exchange::convert(*tree, syntax::Format::Yaml);
        QVERIFY(yaml.has_value());
        start = *yaml;
    }
    lint::Options options;
    options.catalogue = m_catalogue;
    lint::Memory memory;
    std::string text = start;
    std::string before = text;
    for (std::size_t round = 0; round < rounds; ++round) {
        const bool hasValue = seed % 3 == 0 && round > 20;
        const auto model = hasValue ? modelWithValue(text, format) : modelOf(text, format);
        const auto found = lint::checkWithValues(model, options, memory);
        const auto expected = lint::checkWithValues(*model, options);
        const QByteArray different = difference(found, expected);
        QVERIFY2(different.isEmpty(), "round " + QByteArray::number(round) + ": " + different);
        const std::size_t next = below(random, 20);
        if (next == 0) {
            text = start; // as after several steps of undo
        } else if (next < 4) {
            std::swap(text, before);
        } else {
            before = text;
            edit(text, random);
        }
        if (next == 19)
            options.type = options.type == lint::MachineType::Express ? lint::MachineType::Standard
                                                                      : lint::MachineType::Express;
    }
}

void MemoryTest::placeholdersAndOptionsCount()
{
    const std::string text = R"json({"StartAt": "A", "States": {
        "A": {"Type": "Task", "Resource": "${Call}", "Parameters": {"QueueUrls": "u"}, "End": true}}})json";
    const auto tree = syntax::SyntaxTree::parse(text, syntax::Format::Json);
    lint::Options options;
    options.catalogue = m_catalogue;
    lint::Memory memory;
    const auto unknown = asl::Model::build(tree);
    QCOMPARE(lint::check(unknown, options, memory).size(), lint::check(*unknown, options).size());

    auto known = std::make_shared<asl::KnownPlaceholders>();
    known->all.push_back({.name = "Call", .value = "arn:aws:states:::sqs:sendMessage"});
    const auto model = asl::Model::build(tree, known);
    const auto expected = lint::check(*model, options);
    QVERIFY(expected.size() > lint::check(*unknown, options).size());
    QVERIFY(lint::check(model, options, memory) == expected);

    options.catalogue = nullptr;
    QVERIFY(lint::check(model, options, memory) == lint::check(*model, options));
    options.ignored = {"no-timeout"};
    QVERIFY(lint::check(model, options, memory) == lint::check(*model, options));
}

void MemoryTest::cancelledWorkIsNotRemembered()
{
    const auto model =
        modelOf(R"({"StartAt": "A", "States": {"A": {"Type": "Pas"}}})", syntax::Format::Json);
    lint::Memory memory;
    CancelToken cancel;
    cancel.cancel();
    static_cast<void>(lint::check(model, {}, memory, cancel));
    QVERIFY(lint::check(model, {}, memory) == lint::check(*model));
}

QTEST_APPLESS_MAIN(MemoryTest)
#include "tst_Memory.moc"
