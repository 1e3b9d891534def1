// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/placeholders/PlaceholdersFixture.h"

#include "ui/placeholders/EnvironmentButton.h"
#include "ui/placeholders/PlaceholdersModel.h"
#include "ui/placeholders/PlaceholdersPanel.h"
#include "ui/theme/Theme.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTableView>

using namespace stepglass;
using namespace stepglass::testing;
using ui::placeholders::EnvironmentButton;
using ui::placeholders::PlaceholdersModel;
using ui::placeholders::PlaceholdersPanel;

namespace {

class Shown {
public:
    explicit Shown(const QByteArray& text = oven, const QByteArray& environments = twoEnvironments)
        : fixture(text, environments)
        , panel(fixture.controller, theme)
    {
        panel.resize(900, 300);
        panel.show();
        if (!QTest::qWaitForWindowExposed(&panel))
            qFatal("the panel does not show");
        panel.activateWindow();
    }
    template <typename Type>
    [[nodiscard]] Type* find(const char* name)
    {
        return panel.findChild<Type*>(QLatin1String(name));
    }
    [[nodiscard]] QTableView* table() { return find<QTableView>("placeholdersTable"); }
    [[nodiscard]] QString text(int row, int column)
    {
        return table()->model()->index(row, column).data().toString();
    }
    void go(int row, int column)
    {
        table()->setFocus();
        table()->setCurrentIndex(table()->model()->index(row, column));
    }
    void press(const char* button) { QTest::mouseClick(find<QToolButton>(button), Qt::LeftButton); }

    PlaceholdersFixture fixture;
    const ui::theme::Theme theme{ui::theme::Scheme::Light};
    PlaceholdersPanel panel;
};

constexpr int dev = PlaceholdersModel::FirstEnvironmentColumn;
constexpr int prod = dev + 1;

} // namespace

class PlaceholdersPanelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theTableShowsNamesTypesUsesAndValues()
    {
        Shown shown;
        QCOMPARE(shown.table()->model()->rowCount(), 2);
        QCOMPARE(shown.text(0, PlaceholdersModel::NameColumn), QStringLiteral("Pause"));
        QCOMPARE(shown.text(0, PlaceholdersModel::TypeColumn), QStringLiteral("number"));
        QCOMPARE(shown.text(0, PlaceholdersModel::UsesColumn), QStringLiteral("2"));
        QCOMPARE(shown.text(0, prod), QStringLiteral("60"));
        QCOMPARE(shown.text(1, prod), QStringLiteral("no value"));
        const auto header = [&](int column) {
            return shown.table()->model()->headerData(column, Qt::Horizontal).toString();
        };
        QCOMPARE(header(dev), QStringLiteral("dev (current)"));
        QCOMPARE(header(prod), QStringLiteral("prod"));
    }

    void aDefinitionWithoutPlaceholdersInvites()
    {
        Shown shown("{}", {});
        QVERIFY(shown.find<QLabel>("placeholdersEmpty")->isVisible());
        QVERIFY(!shown.table()->isVisible());
    }

    void typingEditsAValue()
    {
        Shown shown;
        shown.go(0, prod);
        QTest::keyClicks(shown.table(), QStringLiteral("9"));
        auto* editor = shown.find<QLineEdit>("placeholderValue");
        QVERIFY(editor != nullptr);
        QTest::keyClicks(editor, QStringLiteral("5"));
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(shown.text(0, prod), QStringLiteral("95"));
        QVERIFY(shown.fixture.stored().contains("\"prod\": { \"Pause\": 95 }"));
    }

    void enterEditsAndEscapeLeavesAsItWas()
    {
        Shown shown;
        shown.go(0, prod);
        QTest::keyClick(shown.table(), Qt::Key_Return);
        auto* editor = shown.find<QLineEdit>("placeholderValue");
        QVERIFY(editor != nullptr);
        QCOMPARE(editor->text(), QStringLiteral("60"));
        QTest::keyClicks(editor, QStringLiteral("1"));
        QTest::keyClick(editor, Qt::Key_Escape);
        QCOMPARE(shown.fixture.stored(), twoEnvironments);
    }

    void deleteTakesAValueAwayAndUndoBringsItBack()
    {
        Shown shown;
        shown.go(0, dev);
        QTest::keyClick(shown.table(), Qt::Key_Delete);
        QCOMPARE(shown.text(0, dev), QStringLiteral("no value"));
        QTest::keyClick(shown.table(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(shown.text(0, dev), QStringLiteral("1"));
        QCOMPARE(shown.fixture.stored(), twoEnvironments);
    }

    void typesAreDeclaredAndTakenBack()
    {
        Shown shown;
        shown.go(0, PlaceholdersModel::TypeColumn);
        QTest::keyClick(shown.table(), Qt::Key_Return);
        auto* combo = shown.find<QComboBox>("placeholderType");
        QVERIFY(combo != nullptr);
        QCOMPARE(combo->currentText(), QStringLiteral("Inferred: number"));
        combo->setCurrentIndex(combo->findText(QStringLiteral("text")));
        Q_EMIT combo->activated(combo->currentIndex());
        QVERIFY(shown.fixture.stored().contains("\"Pause\": { \"type\": \"text\" }") ||
                shown.fixture.stored().contains("\"type\": \"text\""));
        QCOMPARE(shown.text(0, PlaceholdersModel::TypeColumn), QStringLiteral("text"));
        shown.table()->model()->setData(
            shown.table()->model()->index(0, PlaceholdersModel::TypeColumn), QVariant(),
            PlaceholdersModel::declaredTypeRole);
        QCOMPARE(shown.text(0, PlaceholdersModel::TypeColumn), QStringLiteral("number"));
    }

    void wrongValuesAreMarkedAndTold()
    {
        Shown shown;
        shown.table()->model()->setData(shown.table()->model()->index(0, prod),
                                        QStringLiteral("long"));
        const QModelIndex cell = shown.table()->model()->index(0, prod);
        QVERIFY(!cell.data(Qt::DecorationRole).isNull());
        QVERIFY(cell.data(Qt::ToolTipRole).toString().contains(QStringLiteral("must be a number")));
        auto* fault = shown.find<QLabel>("placeholdersFault");
        QVERIFY(fault->isVisible());
        QVERIFY2(fault->text().startsWith(QStringLiteral("oven.environments.json, line 5")),
                 qPrintable(fault->text()));
    }

    void contradictionsAreMarked()
    {
        Shown shown(R"({"StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": ${X},
            "Next": "${X}"}}})",
                    {});
        const QModelIndex cell = shown.table()->model()->index(0, PlaceholdersModel::TypeColumn);
        QVERIFY(!cell.data(Qt::DecorationRole).isNull());
        QVERIFY(cell.data(Qt::ToolTipRole).toString().contains(QStringLiteral("/States/A/Next")));
    }

    void enterOnTheUsesShowsThem()
    {
        Shown shown;
        const QSignalSpy places(&shown.panel, &PlaceholdersPanel::placeRequested);
        shown.go(1, PlaceholdersModel::UsesColumn);
        QTest::keyClick(shown.table(), Qt::Key_Return);
        QCOMPARE(places.size(), 1);
        const auto range = places.front().front().value<TextRange>();
        QCOMPARE(shown.fixture.document.text().substr(range.begin, range.length()),
                 std::string("${Call}"));

        shown.go(0, PlaceholdersModel::UsesColumn);
        QTest::keyClick(shown.table(), Qt::Key_Return);
        auto* menu = shown.find<QMenu>("placeholderUses");
        QVERIFY(menu != nullptr);
        QCOMPARE(menu->actions().size(), 2);
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Return);
        QCOMPARE(places.size(), 2);
    }

    void environmentsAreAddedRenamedAndRemoved()
    {
        Shown shown;
        shown.press("addEnvironmentButton");
        auto* name = shown.find<QLineEdit>("environmentName");
        QVERIFY(name->isVisible());
        QCOMPARE(name->text(), QStringLiteral("test"));
        QTest::keyClick(name, Qt::Key_Return);
        QCOMPARE(
            shown.fixture.controller.environments(),
            (QStringList{QStringLiteral("dev"), QStringLiteral("prod"), QStringLiteral("test")}));
        QCOMPARE(shown.find<QComboBox>("environmentCombo")->currentText(), QStringLiteral("test"));

        shown.press("renameEnvironmentButton");
        QTest::keyClicks(name, QStringLiteral("qa"));
        QTest::keyClick(name, Qt::Key_Return);
        QCOMPARE(shown.fixture.controller.currentEnvironment(), QStringLiteral("qa"));

        shown.press("removeEnvironmentButton");
        QCOMPARE(shown.fixture.controller.environments(),
                 (QStringList{QStringLiteral("dev"), QStringLiteral("prod")}));
        QCOMPARE(shown.fixture.controller.currentEnvironment(), QStringLiteral("dev"));
    }

    void escapeAsksForNoName()
    {
        Shown shown;
        shown.press("addEnvironmentButton");
        auto* name = shown.find<QLineEdit>("environmentName");
        QTest::keyClick(name, Qt::Key_Escape);
        QVERIFY(!name->isVisible());
        QCOMPARE(shown.fixture.stored(), twoEnvironments);
    }

    void theListChoosesAnEnvironmentWithoutWriting()
    {
        Shown shown;
        auto* combo = shown.find<QComboBox>("environmentCombo");
        combo->setFocus();
        QTest::keyClick(combo, Qt::Key_Down);
        QCOMPARE(shown.fixture.controller.currentEnvironment(), QStringLiteral("prod"));
        QCOMPARE(shown.fixture.stored(), twoEnvironments);
    }

    void theButtonShowsAndChoosesTheEnvironment()
    {
        PlaceholdersFixture fixture(oven, twoEnvironments);
        const ui::theme::Theme theme{ui::theme::Scheme::Dark};
        EnvironmentButton button(fixture.controller, theme);
        QVERIFY(button.isNeeded());
        QCOMPARE(button.text(), QStringLiteral("dev"));
        Q_EMIT button.menu()->aboutToShow();
        button.menu()->actions().at(1)->trigger();
        QCOMPARE(button.text(), QStringLiteral("prod"));
        QCOMPARE(button.accessibleName(), QStringLiteral("Environment: prod"));
    }

    void theButtonIsNotNeededWithoutPlaceholders()
    {
        PlaceholdersFixture fixture("{}");
        const ui::theme::Theme theme{ui::theme::Scheme::Light};
        const EnvironmentButton button(fixture.controller, theme);
        QVERIFY(!button.isNeeded());
    }
};

QTEST_MAIN(PlaceholdersPanelTest)
#include "tst_PlaceholdersPanel.moc"
