// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/ServiceView.h"

#include "core/lint/Lint.h"

#include <QTest>

#include <algorithm>

using namespace stepglass;

/// Faults in the words of the service, at the place that it names.
class ServiceViewTest : public QObject {
    Q_OBJECT

private slots:
    void faultsAreTold_data();
    void faultsAreTold();
};

void ServiceViewTest::faultsAreTold_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<QByteArray>("message");
    const auto row = [](const char* name, const char* fields, const char* location,
                        const char* message) {
        QTest::newRow(name) << QByteArray(fields) << QByteArray(location) << QByteArray(message);
    };
    const char* const map = R"("Type": "Map", "ItemProcessor": {"ProcessorConfig": {"Mode": )"
                            R"("DISTRIBUTED", "ExecutionType": "STANDARD"}, "StartAt": "I", )"
                            R"("States": {"I": {"Type": "Succeed"}}}, )";
    row("a bound of a whole number", R"("Type": "Wait", "Seconds": -1)", "/States/S/Seconds",
        "Minimum value is 0");
    row("a bound of a fraction",
        R"("Type": "Task", "Resource": "arn:a", "Retry": [{"ErrorEquals": ["E"], "BackoffRate": 0.5}])",
        "/States/S/Retry[0]/BackoffRate", "Minimum value is 1.0");
    row("an upper bound of a fraction",
        (QByteArray(map) + R"("ToleratedFailurePercentage": 101)").constData(),
        "/States/S/ToleratedFailurePercentage", "Maximum value is 100.0");
    row("a field too many is the object's", R"("Type": "Pass", "Resource": "r")", "/States/S",
        "Field 'Resource' is not supported");
    row("an element of a list",
        R"("Type": "Task", "Resource": "arn:a", "Retry": [{"ErrorEquals": ["States.ALL", "E"]}])",
        "/States/S/Retry[0]/ErrorEquals[0]", "States.ALL must appear alone and at end of list");
    row("a field of the other language", R"("Type": "Pass", "Output": 1)", "/States/S",
        "The QueryLanguage is set to 'JSONPath', but field 'Output' is only supported for the "
        "'JSONata' QueryLanguage");
}

void ServiceViewTest::faultsAreTold()
{
    QFETCH(QByteArray, fields);
    QFETCH(QByteArray, location);
    QFETCH(QByteArray, message);
    const std::string text =
        "{\"StartAt\": \"S\", \"States\": {\"S\": {" + fields.toStdString() + ", \"End\": true}}}";
    const auto model = asl::Model::build(syntax::SyntaxTree::parse(text, syntax::Format::Json));
    auto faults = lint::check(*model);
    std::erase_if(faults,
                  [](const Diagnostic& fault) { return fault.severity != Severity::Error; });
    QCOMPARE(faults.size(), std::size_t(1));
    QCOMPARE(QByteArray::fromStdString(lint::serviceLocation(model->tree(), faults.front())),
             location);
    QCOMPARE(QByteArray::fromStdString(lint::serviceMessage(faults.front())), message);
}

QTEST_APPLESS_MAIN(ServiceViewTest)
#include "tst_ServiceView.moc"
