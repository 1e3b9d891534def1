// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/private/CompactJson.h"

#include "core/value/Json.h"

#include <QTest>

using namespace stepglass;

/// The fast reader reads what a reader of any JSON reads, or leaves it to that.
class CompactJsonTest : public QObject {
    Q_OBJECT

private slots:
    void readsTheSame_data();
    void readsTheSame();
    void leavesTheRest_data();
    void leavesTheRest();
};

void CompactJsonTest::readsTheSame_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char* name, const char* text) {
        QTest::newRow(name) << QByteArray(text);
    };
    row("numbers", "[0,-1,12,9007199254740993,1.5,-2.5e3]");
    row("words", "[true,false,null]");
    row("texts", "[\"\",\"a b\",\"\xC3\xA9\"]");
    row("escapes", "[\"a\\\"b\\\\c\\/\",\"\\n\",\"x\\ty\"]");
    row("an object", "{\"a\":{},\"b\":[[]],\"a\":1}");
    row("a lone value", "\"a\"");
}

void CompactJsonTest::readsTheSame()
{
    QFETCH(QByteArray, text);
    const auto fast = catalogue::readCompactJson(text.toStdString());
    const auto any = value::parseJson(text.toStdString());
    QVERIFY(fast.has_value());
    QVERIFY(any.has_value());
    QVERIFY(*fast == *any);
}

void CompactJsonTest::leavesTheRest_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char* name, const QByteArray& text) { QTest::newRow(name) << text; };
    row("nothing", "");
    row("blanks", "[1, 2]");
    row("an escape by number", "\"\\u00e9\"");
    row("a text that is left open", "\"a");
    row("an escape that is left open", "\"a\\");
    row("a list that is left open", "[1,");
    row("a comma too many", "[1,]");
    row("no comma", "[1[2]]");
    row("no value", "{\"a\":}");
    row("a number that is none", "1.2.3");
    row("something behind", "1x");
    row("lists inside lists", QByteArray(40, '[') + QByteArray(40, ']'));
}

void CompactJsonTest::leavesTheRest()
{
    QFETCH(QByteArray, text);
    QVERIFY(!catalogue::readCompactJson(text.toStdString()));
}

QTEST_APPLESS_MAIN(CompactJsonTest)
#include "tst_CompactJson.moc"
