// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/Location.h"
#include "core/lint/Lint.h"
#include "core/lint/Rules.h"

#include <QDir>
#include <QTest>

#include <set>

using namespace stepglass;
using lint::Rule;

namespace {

std::vector<Diagnostic> findingsOf(const Rule& rule, std::string_view example)
{
    const std::string text = lint::exampleDefinition(example);
    const auto format =
        example.starts_with("StartAt") ? syntax::Format::Yaml : syntax::Format::Json;
    const auto model = asl::Model::build(syntax::SyntaxTree::parse(text, format));
    lint::Options options;
    options.type = rule.isExpress ? lint::MachineType::Express : lint::MachineType::Standard;
    if (auto catalogue = catalogue::openInstalled())
        options.catalogue = *catalogue;
    return lint::check(*model, options);
}

bool isFound(const std::vector<Diagnostic>& findings, DiagnosticCode code)
{
    return std::any_of(findings.begin(), findings.end(),
                       [code](const Diagnostic& finding) { return finding.code == code; });
}

QByteArray listed(const std::vector<Diagnostic>& findings)
{
    QByteArray out;
    for (const Diagnostic& finding : findings)
        out += QByteArray::fromStdString(finding.pointer + ": " + toEnglish(finding) + "\n");
    return out;
}

} // namespace

/// The table of rules: each finds what it says, and nothing where it is repaired.
class RulesTest : public QObject {
    Q_OBJECT

private slots:
    void everyCodeHasARule();
    void idsAreDistinct();
    void badExamplesAreFound_data() { examples(); }
    void badExamplesAreFound();
    void goodExamplesAreFree_data() { examples(); }
    void goodExamplesAreFree();
    void rulesCanBeIgnored_data();
    void rulesCanBeIgnored();
    void pagesAreCurrent();

private:
    static void examples();
};

void RulesTest::examples()
{
    QTest::addColumn<int>("index");
    const auto rules = lint::allRules();
    const bool hasCatalogue = catalogue::openInstalled().has_value();
    for (std::size_t i = 0; i < rules.size(); ++i) {
        // Some faults need a megabyte, or a service that comes and goes.
        if (rules[i].good.empty() || (rules[i].needsCatalogue && !hasCatalogue))
            continue;
        QTest::newRow(std::string(rules[i].id).c_str()) << int(i);
    }
}

void RulesTest::everyCodeHasARule()
{
    std::set<DiagnosticCode> codes;
    for (const Rule& rule : lint::allRules()) {
        QVERIFY2(codes.insert(rule.code).second, rule.id.data());
        QVERIFY2(!rule.explanation.empty(), rule.id.data());
    }
    for (int code = 0; code <= static_cast<int>(lastDiagnosticCode); ++code)
        QVERIFY2(codes.contains(static_cast<DiagnosticCode>(code)),
                 diagnosticInfo(static_cast<DiagnosticCode>(code)).english.data());
}

void RulesTest::idsAreDistinct()
{
    std::set<std::string_view> ids;
    for (const Rule& rule : lint::allRules()) {
        QVERIFY2(ids.insert(rule.id).second, rule.id.data());
        QVERIFY(lint::ruleId(rule.code) == rule.id);
    }
}

void RulesTest::badExamplesAreFound()
{
    QFETCH(int, index);
    const Rule& rule = lint::allRules()[std::size_t(index)];
    const auto findings = findingsOf(rule, rule.bad);
    QVERIFY2(isFound(findings, rule.code), listed(findings).constData());
    // A text that cannot be read shows more than one fault.
    if (rule.family == lint::RuleFamily::Text)
        return;
    for (const Diagnostic& finding : findings)
        QVERIFY2(finding.code == rule.code, listed(findings).constData());
}

void RulesTest::goodExamplesAreFree()
{
    QFETCH(int, index);
    const Rule& rule = lint::allRules()[std::size_t(index)];
    const auto findings = findingsOf(rule, rule.good);
    QVERIFY2(!isFound(findings, rule.code), listed(findings).constData());
    for (const Diagnostic& finding : findings)
        QVERIFY2(finding.severity != Severity::Error, listed(findings).constData());
}

void RulesTest::rulesCanBeIgnored_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isYaml");
    QTest::addColumn<int>("count");
    const char* rest = R"("Parameters": {"a": "$.x"}, "End": true}}})";
    QTest::newRow("nobody ignores it")
        << QByteArray(R"({"StartAt": "A", "States": {"A": {"Type": "Pass", )") + rest << false << 1;
    QTest::newRow("a comment on the line before")
        << QByteArray("{\"StartAt\": \"A\", \"States\": {\n// stepglass-ignore: no-dollar\n"
                      R"("A": {"Type": "Pass", )") +
               rest
        << false << 0;
    QTest::newRow("a comment far away")
        << QByteArray("// stepglass-ignore: no-dollar\n{\"StartAt\": \"A\",\n \"States\": {\n"
                      R"("A": {"Type": "Pass", )") +
               rest
        << false << 1;
    QTest::newRow("a comment about another rule")
        << QByteArray("// stepglass-ignore: no-timeout\n{\"StartAt\": \"A\", \"States\": {"
                      R"("A": {"Type": "Pass", )") +
               rest
        << false << 1;
    QTest::newRow("the state's Comment")
        << QByteArray(R"({"StartAt": "A", "States": {"A": {"Type": "Pass", )"
                      R"("Comment": "meant so. stepglass-ignore: no-path, NO_DOLLAR", )") +
               rest
        << false << 0;
    QTest::newRow("the machine's Comment")
        << QByteArray(R"({"Comment": "stepglass-ignore: no-dollar", "StartAt": "A", )"
                      R"("States": {"A": {"Type": "Pass", )") +
               rest
        << false << 0;
    QTest::newRow("a comment in YAML")
        << QByteArray("StartAt: A\nStates:\n  A:\n    Type: Pass\n    Parameters:\n"
                      "      a: $.x # stepglass-ignore: no-dollar\n    End: true\n")
        << true << 0;
}

void RulesTest::rulesCanBeIgnored()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, isYaml);
    QFETCH(int, count);
    const auto model = asl::Model::build(syntax::SyntaxTree::parse(
        text.toStdString(), isYaml ? syntax::Format::Yaml : syntax::Format::Json));
    const auto findings = lint::check(*model);
    QVERIFY2(findings.size() == std::size_t(count), listed(findings).constData());
    lint::Options options;
    options.ignored = {"no-dollar"};
    QVERIFY(lint::check(*model, options).empty());
}

/// With STEPGLASS_WRITE_RULE_PAGES set, the pages are written; see scripts/rule-pages.
void RulesTest::pagesAreCurrent()
{
    const QDir folder(QStringLiteral(STEPGLASS_RULE_PAGES));
    const bool isWriting = qEnvironmentVariableIsSet("STEPGLASS_WRITE_RULE_PAGES");
    const auto visit = [&](const QString& name, const std::string& page) {
        QFile file(folder.filePath(name));
        if (isWriting) {
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(QByteArray::fromStdString(page));
            return;
        }
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(name));
        QVERIFY2(file.readAll() == QByteArray::fromStdString(page), qPrintable(name));
    };
    visit(QStringLiteral("README.md"), lint::ruleIndexPage());
    for (const Rule& rule : lint::allRules())
        visit(QString::fromUtf8(rule.id.data(), qsizetype(rule.id.size())) + QStringLiteral(".md"),
              lint::rulePage(rule));
    const auto pages = folder.entryList({QStringLiteral("*.md")}, QDir::Files);
    QCOMPARE(std::size_t(pages.size()), lint::allRules().size() + 1);
}

QTEST_APPLESS_MAIN(RulesTest)
#include "tst_Rules.moc"
