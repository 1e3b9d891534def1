// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/Location.h"
#include "core/lint/Lint.h"

#include <QTest>

using namespace stepglass;

/// The rules about what a Task calls.
class ServicesTest : public QObject {
    Q_OBJECT

private slots:
    void faultsAreFound_data();
    void faultsAreFound();
    void nothingIsSaidWithoutTheCatalogue();
};

namespace {

std::vector<Diagnostic> faultsOf(const QByteArray& fields, bool hasCatalogue)
{
    const std::string text = R"({"StartAt": "S", "States": {"S": {"Type": "Task", )" +
                             fields.toStdString() + R"(, "End": true}}})";
    const auto model = asl::Model::build(syntax::SyntaxTree::parse(text, syntax::Format::Json));
    lint::Options options;
    if (hasCatalogue)
        options.catalogue = catalogue::openInstalled().value();
    return lint::check(*model, options);
}

} // namespace

void ServicesTest::faultsAreFound_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* name, const char* fields, const char* expected) {
        QTest::newRow(name) << QByteArray(fields) << QByteArray(expected);
    };
    row("all is well",
        R"("Resource": "arn:aws:states:::sqs:sendMessage", "Parameters": {"QueueUrl": "u", "MessageBody.$": "$"})",
        "");
    row("a partition filled in by a template",
        R"("Resource": "arn:${AWS::Partition}:states:::sqs:sendMesage", "Parameters": {})",
        "error /States/S/Resource sqs:sendMesage sqs:sendMessage");
    row("an integration that is none",
        R"("Resource": "arn:aws:states:::sesv2:sendEmail", "Parameters": {"Any": 1})",
        "error /States/S/Resource sesv2:sendEmail aws-sdk:sesv2:sendEmail");
    row("arguments that are left out", R"("Resource": "arn:aws:states:::sqs:sendMessage")",
        "error /States/S/Resource Parameters sqs:sendMessage");
    row("an unknown argument",
        R"("Resource": "arn:aws:states:::sqs:sendMessage", "Parameters": {"QueueUrl": "u", "MessageBody": "b", "Colour": 1})",
        "error /States/S/Parameters/Colour Colour sqs:sendMessage");
    row("an argument that may be new",
        R"("Resource": "arn:aws:states:::aws-sdk:kms:encrypt", "Parameters": {"KeyId": "k", "Plaintext": "p", "Moonlight": 1})",
        "warning /States/S/Parameters/Moonlight Moonlight aws-sdk:kms:encrypt");
    row("two targets of one message",
        R"("Resource": "arn:aws:states:::sns:publish", "Parameters": {"TopicArn": "t", "PhoneNumber": "p", "Message": "m"})",
        "warning /States/S/Parameters/PhoneNumber TopicArn, TargetArn, PhoneNumber sns:publish");
    row("an error with the prefix of the other family",
        R"("Resource": "arn:aws:states:::sqs:sendMessage", "Parameters": {"QueueUrl": "u", "MessageBody": "b"}, "Retry": [{"ErrorEquals": ["Sqs.SqsException"]}])",
        "warning /States/S/Retry/0/ErrorEquals/0 Sqs.SqsException SQS.SqsException");
}

void ServicesTest::faultsAreFound()
{
    QFETCH(QByteArray, fields);
    QFETCH(QByteArray, expected);
    QByteArray found;
    for (const Diagnostic& fault : faultsOf(fields, true)) {
        const bool isOurs = fault.code >= DiagnosticCode::UnknownIntegration &&
                            fault.code <= DiagnosticCode::WrongErrorPrefix;
        if (!isOurs)
            continue;
        found += found.isEmpty() ? "" : "; ";
        found += fault.severity == Severity::Error ? "error " : "warning ";
        found += QByteArray::fromStdString(fault.pointer);
        for (const std::string& argument : fault.arguments)
            found += " " + QByteArray::fromStdString(argument);
    }
    QVERIFY2(found.contains(expected) && (expected.isEmpty() == found.isEmpty()),
             found.constData());
}

void ServicesTest::nothingIsSaidWithoutTheCatalogue()
{
    for (const Diagnostic& fault :
         faultsOf(R"("Resource": "arn:aws:states:::sesv2:sendEmail")", false))
        QVERIFY(fault.code != DiagnosticCode::SimilarIntegration);
}

QTEST_APPLESS_MAIN(ServicesTest)
#include "tst_Services.moc"
