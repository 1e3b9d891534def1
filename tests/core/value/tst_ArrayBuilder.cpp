// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/value/ArrayBuilder.h"

#include <QTest>

using namespace stepglass;

class ArrayBuilderTest : public QObject {
    Q_OBJECT

private slots:
    void buildsWhatArrayMakes_data()
    {
        QTest::addColumn<int>("expected");
        QTest::addColumn<int>("count");
        for (const int expected : {0, 1, 16, 17, 100})
            for (const int count : {0, 1, 2, 16, 17, 18, 100, 1000})
                QTest::addRow("room for %d, %d come", expected, count) << expected << count;
    }
    void buildsWhatArrayMakes()
    {
        QFETCH(int, expected);
        QFETCH(int, count);
        std::vector<Value> elements;
        value::ArrayBuilder builder(static_cast<std::size_t>(expected));
        for (int index = 0; index < count; ++index) {
            const Value element =
                index % 3 == 0 ? Value(std::to_string(index) + "\n") : Value(index);
            elements.push_back(element);
            builder.add(element);
        }
        const Value built = builder.take();
        const Value made = Value::array(elements);
        QVERIFY(built == made);
        QCOMPARE(built.textSize(), made.textSize());
        QVERIFY(built.withAppended(Value(1)) == made.withAppended(Value(1)));
        QVERIFY(builder.take() == Value::array());
    }
};

QTEST_APPLESS_MAIN(ArrayBuilderTest)
#include "tst_ArrayBuilder.moc"
