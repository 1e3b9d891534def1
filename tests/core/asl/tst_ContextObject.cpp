// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/asl/ContextObject.h"

#include <QTest>

using namespace stepglass::asl;

/// What `$$` and `$states.context` have.
class ContextObjectTest : public QObject {
    Q_OBJECT

private slots:
    void unknownNamesAreFound_data();
    void unknownNamesAreFound();
    void membersAreListed();
};

void ContextObjectTest::unknownNamesAreFound_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<int>("unknown"); // -1 for none
    QTest::newRow("the object itself") << QStringList{} << -1;
    QTest::newRow("a member") << QStringList{"Execution", "Id"} << -1;
    QTest::newRow("no member") << QStringList{"Executions", "Id"} << 0;
    QTest::newRow("no member of a member") << QStringList{"State", "Id"} << 1;
    QTest::newRow("the user's input") << QStringList{"Execution", "Input", "anything"} << -1;
    QTest::newRow("the user's item") << QStringList{"Map", "Item", "Value", "anything"} << -1;
    QTest::newRow("beside the user's item") << QStringList{"Map", "Item", "Valeu"} << 2;
    QTest::newRow("below a text") << QStringList{"Task", "Token", "x"} << -1;
}

void ContextObjectTest::unknownNamesAreFound()
{
    QFETCH(QStringList, names);
    QFETCH(int, unknown);
    std::vector<std::string> path;
    for (const QString& name : names)
        path.push_back(name.toStdString());
    const auto found = firstUnknownInContext(path);
    QCOMPARE(found ? int(*found) : -1, unknown);
}

void ContextObjectTest::membersAreListed()
{
    const std::vector<std::string> task{"Task"};
    QVERIFY((contextMembers(task) == std::vector<std::string_view>{"Token"}));
    QCOMPARE(contextMembers({}).size(), std::size_t(5));
    const std::vector<std::string> input{"Execution", "Input"};
    QVERIFY(contextMembers(input).empty());
}

QTEST_APPLESS_MAIN(ContextObjectTest)
#include "tst_ContextObject.moc"
