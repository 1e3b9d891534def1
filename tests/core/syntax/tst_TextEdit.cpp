// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/syntax/TextEdit.h"

#include <QTest>

using namespace stepglass;
using namespace stepglass::syntax;

class TextEditTest : public QObject {
    Q_OBJECT

private slots:
    void editsApplyAndInvert_data();
    void editsApplyAndInvert();
    void offsetsFollowEdits_data();
    void offsetsFollowEdits();
};

Q_DECLARE_METATYPE(TextEdits)

void TextEditTest::editsApplyAndInvert_data()
{
    QTest::addColumn<TextEdits>("edits");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("none") << TextEdits{} << QByteArray("0123456789");
    QTest::newRow("insert") << TextEdits{{{5, 5}, "ab"}} << QByteArray("01234ab56789");
    QTest::newRow("remove") << TextEdits{{{0, 2}, ""}} << QByteArray("23456789");
    QTest::newRow("several") << TextEdits{{{0, 1}, "xyz"}, {{3, 5}, ""}, {{10, 10}, "!"}}
                             << QByteArray("xyz1256789!");
    QTest::newRow("adjacent") << TextEdits{{{2, 4}, "a"}, {{4, 6}, "bcd"}}
                              << QByteArray("01abcd6789");
}

void TextEditTest::editsApplyAndInvert()
{
    QFETCH(TextEdits, edits);
    QFETCH(QByteArray, expected);
    const std::string text = "0123456789";
    const std::string edited = applyEdits(text, edits);
    QCOMPARE(QByteArray::fromStdString(edited), expected);
    QCOMPARE(applyEdits(edited, inverseEdits(text, edits)), text);
}

void TextEditTest::offsetsFollowEdits_data()
{
    QTest::addColumn<uint>("offset");
    QTest::addColumn<uint>("expected");
    QTest::newRow("before the edits") << 1U << 1U;
    QTest::newRow("where a removed range begins") << 2U << 2U;
    QTest::newRow("inside a replaced range") << 3U << 3U;
    QTest::newRow("between the edits") << 6U << 5U;
    QTest::newRow("behind the edits") << 9U << 11U;
}

void TextEditTest::offsetsFollowEdits()
{
    QFETCH(uint, offset);
    QFETCH(uint, expected);
    const TextEdits edits{{{2, 4}, "x"}, {{7, 7}, "abc"}};
    QCOMPARE(mapOffset(offset, edits), expected);
}

QTEST_APPLESS_MAIN(TextEditTest)
#include "tst_TextEdit.moc"
