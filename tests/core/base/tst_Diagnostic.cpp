// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Diagnostic.h"

#include <QRegularExpression>
#include <QTest>

using namespace stepglass;

class DiagnosticTest : public QObject {
    Q_OBJECT

private slots:
    void everyCodeHasItsWords()
    {
        const QRegularExpression shape("^[A-Z]+(_[A-Z]+)*$");
        std::vector<std::string> sentences;
        for (int code = 0; code <= static_cast<int>(lastDiagnosticCode); ++code) {
            const DiagnosticInfo& info = diagnosticInfo(static_cast<DiagnosticCode>(code));
            QVERIFY(!info.english.empty());
            QVERIFY2(info.english.back() != '.', std::string(info.english).c_str());
            const QString printed = QString::fromStdString(std::string(info.code));
            QVERIFY2(shape.match(printed).hasMatch(), qPrintable(printed));
            const std::string sentence(info.english);
            sentences.push_back(sentence);
        }
        // Two kinds of wrong value may share a sentence, no more.
        std::sort(sentences.begin(), sentences.end());
        const auto distinct = std::unique(sentences.begin(), sentences.end()) - sentences.begin();
        QVERIFY(distinct >= static_cast<std::ptrdiff_t>(sentences.size()) - 1);
    }

    void takesItsCodesSeverity()
    {
        const Diagnostic fault =
            makeDiagnostic(DiagnosticCode::PathWithoutDollar, {3, 9}, "/States/A", {"x", "$.y"});
        QCOMPARE(fault.severity, Severity::Warning);
        QCOMPARE(fault.pointer, std::string("/States/A"));
        QCOMPARE(toEnglish(fault),
                 std::string("The value \"$.y\" looks like a path, but is passed as text: name the "
                             "field \"x.$\" to pass what the path finds"));
        QCOMPARE(makeDiagnostic(DiagnosticCode::MissingField, {}, "").severity, Severity::Error);
    }

    void codesThatTheServiceKnowsAreTheServices_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("printed");
        const auto row = [](DiagnosticCode code, const char* printed) {
            QTest::newRow(printed) << static_cast<int>(code) << QByteArray(printed);
        };
        row(DiagnosticCode::InvalidJson, "INVALID_JSON_DESCRIPTION");
        row(DiagnosticCode::MissingField, "SCHEMA_VALIDATION_FAILED");
        row(DiagnosticCode::MissingTransitionTarget, "MISSING_TRANSITION_TARGET");
        row(DiagnosticCode::MissingEndState, "MISSING_END_STATE");
        row(DiagnosticCode::DuplicateStateName, "DUPLICATE_STATE_NAME");
        row(DiagnosticCode::InvalidStateName, "INVALID_STATE_NAME");
        row(DiagnosticCode::InvalidResource, "SCHEMA_VALIDATION_FAILED");
        row(DiagnosticCode::InvalidLabel, "INVALID_LABEL_NAME");
        row(DiagnosticCode::DuplicateLabel, "DUPLICATE_LABEL_NAME");
        row(DiagnosticCode::InvalidVariableName, "INVALID_VARIABLE_NAME");
        row(DiagnosticCode::InvalidJsonata, "INVALID_JSONATA_EXPRESSION");
        row(DiagnosticCode::TooDeeplyNested, "TOO_DEEPLY_NESTED");
    }
    void codesThatTheServiceKnowsAreTheServices()
    {
        QFETCH(int, code);
        QFETCH(QByteArray, printed);
        QCOMPARE(std::string(diagnosticInfo(static_cast<DiagnosticCode>(code)).code),
                 printed.toStdString());
    }
};

QTEST_APPLESS_MAIN(DiagnosticTest)
#include "tst_Diagnostic.moc"
