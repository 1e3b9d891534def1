// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Runs the definitions that the project began from, with mocks of our own. They stand beside the
// checkout (STEPGLASS_SEEDS_DIR); without them the test is skipped, visibly.

#include "core/asl/Model.h"
#include "core/base/File.h"
#include "core/engine/Execution.h"
#include "core/mock/MockSet.h"
#include "core/value/Json.h"

#include <QDir>
#include <QTest>

#include <set>

using namespace stepglass;
using namespace std::literals;

namespace {

QDir seedFolder()
{
    const QString named = qEnvironmentVariable("STEPGLASS_SEEDS_DIR");
    return named.isEmpty() ? QDir(QStringLiteral(STEPGLASS_SOURCE_DIR "/../shared/seeds"))
                           : QDir(named);
}

std::shared_ptr<const asl::Model> openModel(const std::string& name)
{
    const std::string path = seedFolder().filePath(QString::fromStdString(name)).toStdString();
    std::string text = readFile(path).value();
    const syntax::Format format = syntax::formatOf(path, text);
    return asl::Model::build(syntax::SyntaxTree::parse(std::move(text), format));
}

struct Ended {
    std::shared_ptr<const engine::Trace> trace;
    std::set<std::string> visited;
};

Ended run(const asl::Model& model, const Value& input, const Value& mocks)
{
    const engine::CompileResult compiled = engine::compile(model);
    if (!compiled.program)
        qFatal("%s", toEnglish(compiled.diagnostics.at(0)).c_str());
    mock::MockTaskProvider tasks(mock::MockSet::fromResponses(value::toJson(mocks)).value());
    engine::ExecutionSettings settings;
    settings.input = input;
    engine::Execution execution(compiled.program, settings, tasks);
    execution.run();
    Ended ended{execution.trace(), {}};
    for (std::uint32_t visit = 0; visit < ended.trace->visitCount(); ++visit)
        ended.visited.insert(ended.trace->name(ended.trace->visit(engine::VisitId(visit)).state));
    return ended;
}

std::string remarks(const std::vector<engine::RuleExplanation>& rules)
{
    std::string all;
    for (const engine::RuleExplanation& rule : rules)
        all += rule.condition.remark;
    return all;
}

} // namespace

class SeedRuns : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!seedFolder().exists())
            QSKIP("the seed definitions are not beside the checkout");
    }

    void runs_data()
    {
        QTest::addColumn<int>("index");
        const Value cases =
            value::parseJson(readFile(STEPGLASS_TEST_DATA_DIR "/seed-runs.json").value()).value();
        for (std::size_t i = 0; i < cases.size(); ++i)
            QTest::newRow(std::string(cases.at(i)->find("name"sv)->asString()).c_str())
                << static_cast<int>(i);
    }

    void runs()
    {
        QFETCH(int, index);
        const Value cases =
            value::parseJson(readFile(STEPGLASS_TEST_DATA_DIR "/seed-runs.json").value()).value();
        const Value& wanted = *cases.at(static_cast<std::size_t>(index));
        const auto model = openModel(std::string(wanted.find("definition"sv)->asString()));
        const Ended ended = run(*model, *wanted.find("input"sv), *wanted.find("mocks"sv));

        const Value result = engine::toResult(*ended.trace);
        QCOMPARE(result.find("status"sv)->asString(), wanted.find("status"sv)->asString());
        for (const std::string_view member : {"output"sv, "error"sv, "cause"sv}) {
            if (const Value* expected = wanted.find(member)) {
                QVERIFY2(result.find(member), member.data());
                QCOMPARE(value::toJson(*result.find(member)), value::toJson(*expected));
            }
        }
        std::set<std::string> visited;
        for (const Value& name : wanted.find("visited"sv)->elements())
            visited.emplace(name.asString());
        QCOMPARE(ended.visited, visited);
        if (const Value* seconds = wanted.find("seconds"sv)) {
            const std::chrono::duration<double> took =
                ended.trace->endTime() - ended.trace->startTime();
            QCOMPARE(took.count(), seconds->asDouble());
        }
        if (const Value* remark = wanted.find("remark"sv)) {
            for (std::uint32_t id = 0; id < ended.trace->visitCount(); ++id) {
                const engine::Visit visit = ended.trace->visit(engine::VisitId(id));
                if (ended.trace->name(visit.state) == remark->find("state"sv)->asString())
                    QVERIFY(remarks(engine::explainChoice(*ended.trace, visit.id))
                                .find(remark->find("contains"sv)->asString()) != std::string::npos);
            }
        }
    }

    void readsAThousandRecordsThroughAMockedReader()
    {
        constexpr int count = 1000;
        std::vector<Value> records;
        for (int i = 0; i < count; ++i)
            records.push_back(Value::object({{"id", Value("r-" + std::to_string(i))}}));
        const Value mocks = Value::object(
            {{"Process Million Records",
              Value::object({{"0", Value::object({{"Return", Value::array(records)}})}})},
             {"Process Single Record",
              Value::object(
                  {{"0-999",
                    Value::object({{"Return", Value::object({{"Payload", Value("ok")}})}})}})}});
        const Ended ended = run(*openModel("million-records.asl.json"),
                                Value::object({{"manifestFile", Value("records.json")}}), mocks);
        QCOMPARE(engine::toString(ended.trace->status()), std::string_view("SUCCEEDED"));
        const engine::StateIndex record = ended.trace->stateIndex(asl::StatePath(
            "/States/Process Million Records/ItemProcessor/States/Process Single Record"));
        QCOMPARE(ended.trace->visitsOf(record).size(), std::size_t(count));
    }
};

QTEST_APPLESS_MAIN(SeedRuns)
#include "tst_SeedRuns.moc"
