// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/placeholders/PlaceholdersFixture.h"

#include <QSignalSpy>

using namespace stepglass;
using namespace stepglass::testing;
using ui::placeholders::PlaceholdersController;

class PlaceholdersControllerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFileBesideTheDefinitionIsRead()
    {
        PlaceholdersFixture fixture(oven, twoEnvironments);
        QCOMPARE(fixture.controller.environments(),
                 (QStringList{QStringLiteral("dev"), QStringLiteral("prod")}));
        QCOMPARE(fixture.controller.currentEnvironment(), QStringLiteral("dev"));
        QCOMPARE(fixture.controller.placeholders().size(), std::size_t(2));
        QVERIFY(fixture.controller.faults().empty());
        QCOMPARE(fixture.stored(), twoEnvironments);
    }

    void nothingIsWrittenBeforeTheFirstChange()
    {
        PlaceholdersFixture fixture;
        fixture.controller.setCurrentEnvironment(QStringLiteral("dev"));
        QVERIFY(fixture.controller.currentEnvironment().isEmpty());
        QVERIFY(!QFile::exists(fixture.environmentsPath()));
        fixture.controller.addEnvironment(QStringLiteral("dev"));
        QVERIFY(QFile::exists(fixture.environmentsPath()));
        QCOMPARE(fixture.controller.currentEnvironment(), QStringLiteral("dev"));
    }

    void theDocumentKnowsWhatATaskCalls()
    {
        PlaceholdersFixture fixture(oven, twoEnvironments);
        const auto resource = [&] {
            return fixture.document.snapshot()->model->allStates().back()->resource;
        };
        QCOMPARE(resource(), std::string("arn:aws:states:::sqs:sendMessage"));
        fixture.controller.setCurrentEnvironment(QStringLiteral("prod"));
        fixture.settle();
        QCOMPARE(resource(), std::string("${Call}"));
        fixture.controller.setValue(QStringLiteral("prod"), QStringLiteral("Call"),
                                    QStringLiteral("arn:aws:states:::sns:publish"));
        fixture.settle();
        QCOMPARE(resource(), std::string("arn:aws:states:::sns:publish"));
    }

    void valuesAreOfTheTypeThatTheDefinitionShows()
    {
        PlaceholdersFixture fixture(oven, twoEnvironments);
        fixture.controller.setValue(QStringLiteral("prod"), QStringLiteral("Pause"),
                                    QStringLiteral("90"));
        QByteArray expected = twoEnvironments;
        expected.replace("\"Pause\": 60", "\"Pause\": 90");
        QCOMPARE(fixture.stored(), expected);
        fixture.controller.setValue(QStringLiteral("prod"), QStringLiteral("Pause"),
                                    QStringLiteral("long"));
        const auto faults = fixture.controller.faults();
        QCOMPARE(faults.size(), std::size_t(1));
        QCOMPARE(ui::placeholders::words(faults.front()),
                 QStringLiteral("Pause in prod must be a number, not “long”"));
    }

    void everyChangeCanBeTakenBack()
    {
        PlaceholdersFixture fixture(oven, twoEnvironments);
        PlaceholdersController& controller = fixture.controller;
        controller.setValue(QStringLiteral("dev"), QStringLiteral("Pause"), std::nullopt);
        controller.setType(QStringLiteral("Pause"), asl::PlaceholderType::Text);
        controller.renameEnvironment(QStringLiteral("dev"), QStringLiteral("here"));
        QCOMPARE(controller.currentEnvironment(), QStringLiteral("here"));
        controller.removeEnvironment(QStringLiteral("prod"));
        QCOMPARE(controller.environments(), QStringList{QStringLiteral("here")});
        const QByteArray last = fixture.stored();
        while (controller.undoStack()->canUndo())
            controller.undoStack()->undo();
        QCOMPARE(fixture.stored(), twoEnvironments);
        QCOMPARE(controller.currentEnvironment(), QStringLiteral("dev"));
        while (controller.undoStack()->canRedo())
            controller.undoStack()->redo();
        QCOMPARE(fixture.stored(), last);
    }

    void takingBackTheFirstChangeLeavesNoFile()
    {
        PlaceholdersFixture fixture;
        fixture.controller.addEnvironment(QStringLiteral("dev"));
        fixture.controller.undoStack()->undo();
        QVERIFY(!QFile::exists(fixture.environmentsPath()));
        QVERIFY(fixture.controller.environments().isEmpty());
    }

    void aBrokenFileIsToldAndLeftAlone()
    {
        const QByteArray broken = "{\"environments\": {\"dev\": {\"Pause\" 1}}}";
        PlaceholdersFixture fixture(oven, broken);
        QVERIFY(!fixture.controller.faults().empty());
        const QSignalSpy refused(&fixture.controller, &PlaceholdersController::refused);
        fixture.controller.addEnvironment(QStringLiteral("prod"));
        QCOMPARE(refused.size(), 1);
        QCOMPARE(fixture.stored(), broken);
    }

    void whatSomebodyElseWritesIsRead()
    {
        PlaceholdersFixture fixture(oven, twoEnvironments);
        QByteArray other = twoEnvironments;
        other.replace("prod", "live");
        PlaceholdersFixture::write(fixture.environmentsPath(), other);
        QTRY_COMPARE(fixture.controller.environments(),
                     (QStringList{QStringLiteral("dev"), QStringLiteral("live")}));
    }

    void valuesOfANewDocumentWaitForItsFile()
    {
        PlaceholdersFixture fixture;
        fixture.document.setContents(oven.toStdString(), QString(), syntax::Format::Json);
        fixture.settle();
        fixture.controller.setValue(QStringLiteral("dev"), QStringLiteral("Pause"),
                                    QStringLiteral("3"));
        QVERIFY(fixture.controller.filePath().isEmpty());
        const QString path = fixture.folder.filePath(QStringLiteral("new.asl.json"));
        QVERIFY(fixture.document.save(path).has_value());
        const QByteArray stored = PlaceholdersFixture::read(
            fixture.folder.filePath(QStringLiteral("new.environments.json")));
        QVERIFY2(stored.contains("\"Pause\": 3"), stored);
    }

    void anotherDefinitionHasItsOwnEnvironments()
    {
        PlaceholdersFixture fixture(oven, twoEnvironments);
        const QString other = fixture.folder.filePath(QStringLiteral("other.asl.json"));
        PlaceholdersFixture::write(other, "{}");
        QVERIFY(fixture.document.load(other).has_value());
        fixture.settle();
        QVERIFY(fixture.controller.environments().isEmpty());
        QVERIFY(fixture.controller.placeholders().empty());
        QVERIFY(fixture.document.knownPlaceholders()->all.empty());
    }

    void aValueThatAnalysisRefusesIsTold()
    {
        QByteArray environments = twoEnvironments;
        environments.replace("\"Pause\": 60", "\"Pause\": -60");
        PlaceholdersFixture fixture(oven, environments);
        QVERIFY(fixture.controller.faultOf("Pause").isEmpty()); // dev
        QSignalSpy changed(&fixture.controller, &PlaceholdersController::changed);
        fixture.controller.setCurrentEnvironment(QStringLiteral("prod"));
        fixture.settle();
        QCOMPARE(fixture.controller.faultOf("Pause"),
                 QStringLiteral("The value must be at least 0"));
        QVERIFY(changed.size() >= 2); // the environment, and then the fault
        fixture.controller.setCurrentEnvironment(QStringLiteral("dev"));
        fixture.settle();
        QVERIFY(fixture.controller.faultOf("Pause").isEmpty());
    }

    void aRenamedPlaceholderKeepsItsValues()
    {
        PlaceholdersFixture fixture(oven, twoEnvironments);
        fixture.controller.followRename(QStringLiteral("Pause"), QStringLiteral("Break"));
        QByteArray expected = twoEnvironments;
        expected.replace("Pause", "Break");
        QCOMPARE(fixture.stored(), expected);
    }

    void aRenameThatIsUndoneInTheTextIsUndoneInTheFile()
    {
        PlaceholdersFixture fixture(oven, twoEnvironments);
        QByteArray renamed = twoEnvironments;
        renamed.replace("Pause", "Break");
        syntax::TextEdits edits;
        for (const auto& placeholder : fixture.document.snapshot()->tree->placeholders()) {
            if (placeholder.name == "Pause")
                edits.push_back({placeholder.range, "${Break}"});
        }
        QCOMPARE(edits.size(), std::size_t(2));
        fixture.document.apply(edits, QStringLiteral("Rename"), ui::document::EditOrigin::Gesture);
        fixture.controller.followRename(QStringLiteral("Pause"), QStringLiteral("Break"));
        fixture.settle();
        QCOMPARE(fixture.stored(), renamed);
        fixture.document.undoStack()->undo();
        fixture.settle();
        QCOMPARE(fixture.stored(), twoEnvironments);
        fixture.document.undoStack()->redo();
        fixture.settle();
        QCOMPARE(fixture.stored(), renamed);
    }

    void aNameThatIsStillUsedKeepsItsValues()
    {
        PlaceholdersFixture fixture(oven, twoEnvironments);
        fixture.controller.followRename(QStringLiteral("Call"), QStringLiteral("Phone"));
        const QByteArray renamed = fixture.stored();
        QVERIFY(renamed.contains("Phone"));
        // A value elsewhere changes; the text names neither of the two anew.
        fixture.document.apply({{{0, 0}, " "}}, QStringLiteral("Blank"),
                               ui::document::EditOrigin::Gesture);
        fixture.settle();
        QVERIFY(fixture.stored().contains("Call")); // which the text still names
    }
};

QTEST_MAIN(PlaceholdersControllerTest)
#include "tst_PlaceholdersController.moc"
