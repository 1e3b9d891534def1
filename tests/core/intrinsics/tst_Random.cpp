// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intrinsics/Random.h"

#include <QRegularExpression>
#include <QTest>
#include <set>

using namespace stepglass::intrinsics;

class RandomTest : public QObject {
    Q_OBJECT

private slots:
    void oneSeedGivesOneSequence()
    {
        SeededRandom first(42);
        SeededRandom second(42);
        SeededRandom other(43);
        for (int round = 0; round < 10; ++round) {
            const std::uint64_t number = first.next();
            QCOMPARE(second.next(), number);
            QVERIFY(other.next() != number);
        }
        QCOMPARE(first.uuid(), second.uuid());
    }

    void uuidsAreOfVersionFour()
    {
        SeededRandom random(7);
        std::set<std::string> seen;
        const QRegularExpression shape(
            "^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$");
        for (int round = 0; round < 200; ++round) {
            const std::string uuid = random.uuid();
            QVERIFY2(shape.match(QString::fromStdString(uuid)).hasMatch(), uuid.c_str());
            QVERIFY(seen.insert(uuid).second);
        }
    }

    void javaNumbersStayInTheirBounds_data()
    {
        QTest::addColumn<int>("bound");
        QTest::newRow("one") << 1;
        QTest::newRow("a power of two") << 1024;
        QTest::newRow("another number") << 1000;
        QTest::newRow("the largest") << 2147483647;
    }
    void javaNumbersStayInTheirBounds()
    {
        QFETCH(int, bound);
        JavaRandom random(-5);
        for (int round = 0; round < 1000; ++round) {
            const int number = random.nextInt(bound);
            QVERIFY(number >= 0 && number < bound);
        }
    }

    void javaSequenceIsJavas()
    {
        // new java.util.Random(42): its first nextInt(10) are 0, 3, 8; documented widely.
        JavaRandom random(42);
        QCOMPARE(random.nextInt(10), 0);
        QCOMPARE(random.nextInt(10), 3);
        QCOMPARE(random.nextInt(10), 8);
    }

    void javaFractionsAreJavas()
    {
        // new java.util.Random(0).nextDouble(), as Java's documentation of tests has it.
        JavaRandom random(0);
        QCOMPARE(random.nextDouble(), 0.730967787376657);
    }
};

QTEST_APPLESS_MAIN(RandomTest)
#include "tst_Random.moc"
