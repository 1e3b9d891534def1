// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/File.h"
#include "core/catalogue/Catalogue.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

using namespace stepglass;
using namespace stepglass::catalogue;

/// scripts/make-catalogue, fed with models that are made for this test.
class CatalogueGeneratorTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void latestModelIsTaken();
    void namesFollowTheSdk();
    void shapesComeThrough();
    void errorsAreSpelledInBothWays();
    void integrationsAreMadeFromFacts();
    void factsMarkActions();
    void sameInputGivesTheSameBytes();

private:
    std::string make(const QString& name) const;

    QTemporaryDir m_folder;
    std::shared_ptr<const Catalogue> m_catalogue;
};

std::string CatalogueGeneratorTest::make(const QString& name) const
{
    const QString out = m_folder.filePath(name);
#ifdef STEPGLASS_PYTHON
    const QString data = QStringLiteral(STEPGLASS_TEST_DATA_DIR);
    QProcess process;
    process.start(QStringLiteral(STEPGLASS_PYTHON),
                  {QStringLiteral(STEPGLASS_SOURCE_DIR "/scripts/make-catalogue"),
                   QStringLiteral("--models"), data + QStringLiteral("/models"),
                   QStringLiteral("--facts"), data, QStringLiteral("--source"),
                   QStringLiteral("a test"), QStringLiteral("--out"), out});
    process.waitForFinished();
    if (process.exitCode() != 0)
        qWarning("%s", process.readAllStandardError().constData());
#endif
    return out.toStdString();
}

void CatalogueGeneratorTest::initTestCase()
{
#ifndef STEPGLASS_PYTHON
    QSKIP("there is no Python on this machine");
#endif
    const auto opened = Catalogue::open(make(QStringLiteral("made.pack")));
    QVERIFY(opened.has_value());
    m_catalogue = *opened;
    QVERIFY(m_catalogue->source() == "a test");
}

void CatalogueGeneratorTest::latestModelIsTaken()
{
    const ServiceEntry* const oven = m_catalogue->find(Family::Sdk, "bakeryoven");
    QVERIFY(oven != nullptr);
    QVERIFY(oven->title == "AWS Bakery Oven");
    QCOMPARE(oven->actions.size(), std::size_t(2));
    QVERIFY(oven->find("lightFire") == nullptr);
}

void CatalogueGeneratorTest::namesFollowTheSdk()
{
    const ServiceEntry* const oven = m_catalogue->find(Family::Sdk, "bakeryoven");
    QVERIFY(oven->prefix == "BakeryOven");
    // The words AWS and Service are no part of a name.
    QVERIFY(m_catalogue->find(Family::Sdk, "flour")->prefix == "Flour");
    const auto bake = m_catalogue->action(Family::Sdk, "bakeryoven", "bakeDBLoaf");
    QVERIFY(bake->arguments->findMember("DbLoafName")->isRequired);
    QVERIFY(!bake->arguments->findMember("Grams")->isRequired);
    QVERIFY(bake->result->findMember("ETag").has_value());
}

void CatalogueGeneratorTest::shapesComeThrough()
{
    const auto bake = m_catalogue->action(Family::Sdk, "bakeryoven", "bakeDBLoaf");
    const Shape grams = bake->arguments->findMember("Grams")->shape;
    QVERIFY(grams.kind() == ShapeKind::Integer);
    QCOMPARE(grams.minimum().value(), 1.0);
    QCOMPARE(grams.maximum().value(), 2000.0);
    QVERIFY(bake->arguments->findMember("ClientToken")->shape.kind() == ShapeKind::Token);
    const Shape layer = bake->arguments->findMember("Layers")->shape.element();
    const Shape inner = layer.findMember("Inner")->shape.element();
    QVERIFY(inner.findMember("Crust")->shape.kind() == ShapeKind::Enumeration);
    QCOMPARE(inner.findMember("Crust")->shape.values().size(), std::size_t(2));
    const auto cool = m_catalogue->action(Family::Sdk, "bakeryoven", "coolDown");
    QVERIFY(!cool->arguments.has_value());
    QVERIFY(!cool->result.has_value());
}

void CatalogueGeneratorTest::errorsAreSpelledInBothWays()
{
    const auto bake = m_catalogue->action(Family::Sdk, "bakeryoven", "bakeDBLoaf");
    const std::vector<std::string> expected{
        "BakeryOven.OvenColdException", "BakeryOven.DoorOpenException",
        "BakeryOven.InternalServerErrorException", "BakeryOven.BakeryOvenException",
        "BakeryOven.SdkClientException"};
    QCOMPARE(bake->errors, expected);
    const auto own = m_catalogue->action(Family::Optimised, "oven", "bake");
    QCOMPARE(QByteArray::fromStdString(own->errors.front()), QByteArray("OVEN.Smoke"));
    QVERIFY(std::find(own->errors.begin(), own->errors.end(), "OVEN.DoorOpenException") !=
            own->errors.end());
}

void CatalogueGeneratorTest::integrationsAreMadeFromFacts()
{
    const ServiceEntry* const oven = m_catalogue->find(Family::Optimised, "oven");
    QVERIFY(m_catalogue->twin(*oven) == m_catalogue->find(Family::Sdk, "bakeryoven"));
    QVERIFY(oven->find("bake")->supports(Pattern::Sync));
    QVERIFY(!oven->find("bake")->supports(Pattern::WaitForTaskToken));
    const auto bake = m_catalogue->action(Family::Optimised, "oven", "bake");
    QVERIFY(bake->isClosed);
    QCOMPARE(bake->arguments->memberCount(), std::size_t(2));
    QVERIFY(bake->arguments->findMember("DBLoafName")->isRequired);
    const Shape layer = bake->arguments->findMember("Layers")->shape.element();
    QVERIFY(layer.findMember("Crust")->shape.kind() == ShapeKind::Json);
    QVERIFY(bake->result->findMember("LoafId")->isRequired);
    QVERIFY(bake->result->findMember("Slices")->shape.kind() == ShapeKind::List);
    QVERIFY(bake->jobResult->findMember("Tag")->shape.kind() == ShapeKind::Text);
    QVERIFY(m_catalogue->isOnlyInMap("flour", "sift"));
}

void CatalogueGeneratorTest::factsMarkActions()
{
    const ServiceEntry* const flour = m_catalogue->find(Family::Sdk, "flour");
    QVERIFY(flour->isUnlisted);
    QVERIFY(flour->find("grind")->isUnsupported());
    QVERIFY(flour->find("grind")->isStreaming());
    QVERIFY(m_catalogue->find(Family::Sdk, "bakeryoven")->find("coolDown")->isDeprecated());
}

void CatalogueGeneratorTest::sameInputGivesTheSameBytes()
{
    const auto first = readFile(make(QStringLiteral("first.pack")));
    const auto second = readFile(make(QStringLiteral("second.pack")));
    QVERIFY(first.has_value() && second.has_value());
    QVERIFY(*first == *second);
}

QTEST_APPLESS_MAIN(CatalogueGeneratorTest)
#include "tst_CatalogueGenerator.moc"
