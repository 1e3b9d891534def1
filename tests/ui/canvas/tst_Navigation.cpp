// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "SceneFixture.h"

#include "ui/canvas/Navigation.h"

#include <QTest>

using namespace stepglass;
using namespace stepglass::ui::canvas;

Q_DECLARE_METATYPE(stepglass::ui::canvas::Step)

namespace {

// Choose leads to A or B, or by default to Group; all meet in Done, and Done's error handler leads
// back up.
const std::string machine = R"({"StartAt": "Choose", "States": {
  "Choose": {"Type": "Choice", "Default": "Group", "Choices": [
    {"Variable": "$.x", "IsPresent": true, "Next": "A"}, {"Variable": "$.y", "IsPresent": true, "Next": "B"}]},
  "A": {"Type": "Pass", "Next": "Done"},
  "B": {"Type": "Pass", "Next": "Done"},
  "Group": {"Type": "Parallel", "Next": "Done", "Branches": [
    {"StartAt": "L1", "States": {"L1": {"Type": "Pass", "Next": "L2"}, "L2": {"Type": "Pass", "End": true}}},
    {"StartAt": "R1", "States": {"R1": {"Type": "Pass", "End": true}}}]},
  "Done": {"Type": "Succeed"}}})";

const std::string left = "/States/Group/Branches/0/States/";
const std::string right = "/States/Group/Branches/1/States/";

std::shared_ptr<analysis::Snapshot> drawn()
{
    return test::handMade(machine, {{"/States/Choose", {200, 0, 100, 50}},
                                    {"/States/A", {0, 100, 100, 50}},
                                    {"/States/B", {150, 100, 100, 50}},
                                    {"/States/Group", {300, 100, 300, 250}},
                                    {left + "L1", {310, 150, 100, 50}},
                                    {left + "L2", {310, 250, 100, 50}},
                                    {right + "R1", {450, 150, 100, 50}},
                                    {"/States/Done", {200, 400, 100, 50}}});
}

} // namespace

class TestNavigation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void stepsLead_data();
    void stepsLead();
    void readingOrderGoesDownAndIntoContainers();
    void scopeOfAStateIsItsPathWithoutStatesAndName();
};

void TestNavigation::stepsLead_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<Step>("step");
    QTest::addColumn<QString>("to");
    const QString inLeft = QString::fromStdString(left);
    const QString inRight = QString::fromStdString(right);
    const auto state = [](const char* name) {
        return QStringLiteral("/States/") + QLatin1String(name);
    };

    QTest::newRow("down follows the first rule") << state("Choose") << Step::Forward << state("A");
    QTest::newRow("down follows Next") << state("A") << Step::Forward << state("Done");
    QTest::newRow("down stays at an end") << state("Done") << Step::Forward << QString();
    QTest::newRow("up finds who leads here") << state("B") << Step::Backward << state("Choose");
    QTest::newRow("up takes the nearest of several")
        << state("Done") << Step::Backward << state("Group");
    QTest::newRow("up from the first state has no way")
        << state("Choose") << Step::Backward << QString();
    QTest::newRow("up from a branch's first state leaves it")
        << inLeft + QLatin1String("L1") << Step::Backward << state("Group");
    QTest::newRow("right goes to the next in the row") << state("A") << Step::Right << state("B");
    QTest::newRow("right goes on to a container") << state("B") << Step::Right << state("Group");
    QTest::newRow("left goes back") << state("B") << Step::Left << state("A");
    QTest::newRow("left ends at the margin") << state("A") << Step::Left << QString();
    QTest::newRow("right goes to the other branch")
        << inLeft + QLatin1String("L1") << Step::Right << inRight + QLatin1String("R1");
    QTest::newRow("right reaches a branch that is shorter")
        << inLeft + QLatin1String("L2") << Step::Right << inRight + QLatin1String("R1");
    QTest::newRow("into a container")
        << state("Group") << Step::Into << inLeft + QLatin1String("L1");
    QTest::newRow("into a plain state there is no way") << state("A") << Step::Into << QString();
    QTest::newRow("out of a branch")
        << inLeft + QLatin1String("L2") << Step::OutOf << state("Group");
    QTest::newRow("out of the top there is no way") << state("A") << Step::OutOf << QString();
    QTest::newRow("home") << inRight + QLatin1String("R1") << Step::First << state("Choose");
    QTest::newRow("end") << state("Choose") << Step::Last << state("Done");
    QTest::newRow("any step from nowhere begins at the start")
        << QString() << Step::Right << state("Choose");
}

void TestNavigation::stepsLead()
{
    QFETCH(QString, from);
    QFETCH(Step, step);
    QFETCH(QString, to);
    const auto snapshot = drawn();
    const auto goal =
        walk(*snapshot->model, *snapshot->layout, asl::StatePath(from.toStdString()), step);
    QCOMPARE(goal ? QString::fromStdString(goal->pointer()) : QString(), to);
}

void TestNavigation::readingOrderGoesDownAndIntoContainers()
{
    const auto snapshot = drawn();
    QStringList names;
    for (const asl::StatePath& path : readingOrder(*snapshot->model, *snapshot->layout))
        names.append(QString::fromStdString(snapshot->model->state(path)->name));
    QCOMPARE(names.join(QLatin1Char(' ')), QStringLiteral("Choose A B Group L1 L2 R1 Done"));
}

void TestNavigation::scopeOfAStateIsItsPathWithoutStatesAndName()
{
    QCOMPARE(scopePathOf(asl::StatePath("/States/A")).pointer(), std::string());
    QCOMPARE(scopePathOf(asl::StatePath(left + "L1")).pointer(),
             std::string("/States/Group/Branches/0"));
}

QTEST_APPLESS_MAIN(TestNavigation)
#include "tst_Navigation.moc"
