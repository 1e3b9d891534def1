// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/value/Pointer.h"
#include "tests/support/JsonDifference.h"
#include "tests/support/Printing.h"

#include <QTest>

using namespace stepglass;
using namespace stepglass::value;

class PointerTest : public QObject {
    Q_OBJECT

private slots:
    void tokensAreEscaped()
    {
        QCOMPARE(escapePointerToken("a/b~c"), std::string("a~1b~0c"));
        QCOMPARE(escapePointerToken(""), std::string());
        const std::vector<std::string> expected{"a/b~c", "", "~1"};
        QCOMPARE(splitPointer("/a~1b~0c//~01").value(), expected);
    }

    void whatIsNoPointerIsRefused()
    {
        QVERIFY(!splitPointer("a"));
        QVERIFY(!splitPointer("/a~"));
        QVERIFY(!splitPointer("/a~2"));
        QVERIFY(splitPointer("")->empty());
    }

    void pointersResolve_data()
    {
        QTest::addColumn<QByteArray>("pointer");
        QTest::addColumn<QByteArray>("found");
        const auto row = [](const char* pointer, const char* found) {
            QTest::addRow("'%s'", pointer) << QByteArray(pointer) << QByteArray(found);
        };
        row("/list/0", "10");
        row("/list/1/x", "true");
        row("/a~1b", "1");
        row("/", "2");
        row("/list/2", "");
        row("/list/01", "");
        row("/list/-", "");
        row("/list/-1", "");
        row("/list/0/x", "");
        row("/nowhere", "");
        row("list", "");
    }
    void pointersResolve()
    {
        QFETCH(QByteArray, pointer);
        QFETCH(QByteArray, found);
        const Value root = test::json(R"({"list":[10,{"x":true}],"a/b":1,"":2})");
        const Value* value = resolve(root, pointer.toStdString());
        QCOMPARE(value != nullptr, !found.isEmpty());
        if (value != nullptr)
            QCOMPARE(*value, test::json(found.toStdString()));
    }

    void emptyPointerIsTheWhole()
    {
        const Value root = test::json("[1]");
        QCOMPARE(resolve(root, ""), &root);
    }
};

QTEST_APPLESS_MAIN(PointerTest)
#include "tst_Pointer.moc"
