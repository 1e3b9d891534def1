// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/Execution.h"
#include "core/mock/MockSet.h"
#include "core/mock/ObjectStore.h"
#include "core/value/Json.h"
#include "tests/conformance/Compare.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <algorithm>
#include <map>

using namespace stepglass;
using namespace stepglass::test;
using namespace std::string_view_literals;

namespace {

QString caseFolder()
{
    const QString named = qEnvironmentVariable("STEPGLASS_CONFORMANCE_DIR");
    return named.isEmpty() ? QStringLiteral(STEPGLASS_SOURCE_DIR "/../shared/conformance") : named;
}

QList<QByteArray> linesOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<QByteArray> lines = file.readAll().split('\n');
    lines.removeIf(
        [](const QByteArray& line) { return line.trimmed().isEmpty() || line.startsWith('#'); });
    return lines;
}

/// Reasons by the id of the case.
std::map<QByteArray, QByteArray> knownFailures()
{
    std::map<QByteArray, QByteArray> reasons;
    for (const QByteArray& line : linesOf(QStringLiteral(STEPGLASS_KNOWN_FAILURES))) {
        const qsizetype tab = line.indexOf('\t');
        reasons[line.left(tab)] = line.mid(tab + 1);
    }
    return reasons;
}

Value parsed(const QByteArray& text)
{
    return value::parseJson(text.toStdString()).value_or(Value());
}

bool hasFlag(const Value& testCase, std::string_view flag)
{
    const Value* flags = testCase.find("flags"sv);
    const auto elements = flags->elements();
    return std::any_of(elements.begin(), elements.end(),
                       [&](const Value& element) { return element.asString() == flag; });
}

std::string definitionText(const Value& testCase)
{
    const Value* definition = testCase.find("definition"sv);
    if (definition != nullptr && !definition->isNull())
        return value::toJson(*definition);
    return std::string(testCase.find("definition_text"sv)->asString());
}

/// Runs a case: {"status","output","error","cause"}, or why it could not be run.
Result<Value> resultOf(const Value& testCase)
{
    const auto model = asl::Model::build(
        syntax::SyntaxTree::parse(definitionText(testCase), syntax::Format::Json));
    engine::CompileSettings compileSettings;
    const Value* type = testCase.find("type"sv);
    if (type != nullptr && type->asString() == "EXPRESS")
        compileSettings.type = engine::MachineType::Express;
    const engine::CompileResult compiled = engine::compile(*model, compileSettings);
    if (compiled.program == nullptr) {
        const std::string why =
            compiled.diagnostics.empty() ? "no reason" : toEnglish(compiled.diagnostics.front());
        return fail(ErrorCode::InvalidDefinition, why);
    }
    const Value* mocks = testCase.find("mocks"sv);
    Result<mock::MockSet> answers =
        mock::MockSet::fromResponses(mocks == nullptr ? "{}" : value::toJson(*mocks));
    if (!answers)
        return tl::unexpected(answers.error());
    mock::ObjectStore objects;
    if (const Value* stored = testCase.find("s3"sv)) {
        for (const value::Member& object : stored->members())
            objects.put(std::string(object.name.text()), std::string(object.value.asString()));
    }
    mock::MockTaskProvider mocked(std::move(*answers));
    mock::ObjectStoreProvider tasks(std::move(objects), mocked);
    engine::ExecutionSettings settings;
    settings.input = *testCase.find("input"sv);
    engine::Execution execution(compiled.program, std::move(settings), tasks);
    execution.run();
    return engine::toResult(*execution.trace());
}

std::vector<std::string> differencesOf(const Value& testCase, const Value& result)
{
    VolatilePlaces places;
    if (const Value* list = testCase.find("volatile"sv)) {
        for (const Value& place : list->elements())
            places.insert(std::string(place.asString()));
    }
    const Value& expected = *testCase.find("expected"sv);
    std::vector<std::string> found =
        differences(*expected.find("status"sv), result.find("status"sv), "/status", places);
    if (!found.empty()) {
        found.push_back(value::toJson(result));
        return found;
    }
    if (const Value* output = expected.find("output"sv))
        return differences(*output, result.find("output"sv), "/output", places);
    for (const std::string_view name : {"error"sv, "cause"sv}) {
        const auto more = textDifferences(expected.find(name), result.find(name),
                                          std::string("/").append(name), places);
        found.insert(found.end(), more.begin(), more.end());
    }
    return found;
}

} // namespace

Q_DECLARE_METATYPE(Value)

/// Executions that AWS ran: ours must end with the same status, output, error and cause.
class ConformanceExecutions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithAws_data()
    {
        QTest::addColumn<Value>("testCase");
        QDir folder(caseFolder());
        for (const QString& area :
             folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
            for (const QByteArray& line :
                 linesOf(folder.filePath(area + QStringLiteral("/executions.jsonl")))) {
                const Value testCase = parsed(line);
                // What needs the world or the other query language is not for these rules.
                if (!hasFlag(testCase, "jsonpath") || hasFlag(testCase, "jsonata") ||
                    !(hasFlag(testCase, "pure") || hasFlag(testCase, "mocked")))
                    continue;
                const std::string id(testCase.find("id"sv)->asString());
                QTest::newRow(id.c_str()) << testCase;
                m_ids.insert(QByteArray::fromStdString(id));
            }
        }
        if (m_ids.isEmpty())
            QTest::newRow("none") << Value();
    }
    void agreesWithAws()
    {
        QFETCH(Value, testCase);
        if (testCase.isNull())
            QSKIP("no conformance cases: STEPGLASS_CONFORMANCE_DIR names no folder that has them");
        const Result<Value> result = resultOf(testCase);
        const std::vector<std::string> different =
            result ? differencesOf(testCase, *result) : std::vector{toEnglish(result.error())};
        const auto known = m_knownFailures.find(QTest::currentDataTag());
        if (known != m_knownFailures.end())
            QEXPECT_FAIL("", known->second.constData(), Continue);
        QVERIFY2(different.empty(), different.empty() ? "" : different.front().c_str());
    }

    void knownFailuresNameCases()
    {
        if (m_ids.isEmpty())
            QSKIP("no conformance cases to look them up in");
        for (const auto& [id, reason] : m_knownFailures) {
            QVERIFY2(m_ids.contains(id), id.constData());
            QVERIFY2(!reason.trimmed().isEmpty(), id.constData());
        }
    }

private:
    std::map<QByteArray, QByteArray> m_knownFailures = knownFailures();
    QSet<QByteArray> m_ids;
};

QTEST_APPLESS_MAIN(ConformanceExecutions)
#include "tst_ConformanceExecutions.moc"
