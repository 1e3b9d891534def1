// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/TextRange.h"
#include "tests/support/Printing.h"

#include <QTest>

using namespace stepglass;

class TextRangeTest : public QObject {
    Q_OBJECT

private slots:
    void rangesAreHalfOpenButTouchTheirEnd()
    {
        const TextRange range{2, 5};
        QCOMPARE(range.length(), 3U);
        QVERIFY(range.touches(2) && range.touches(5));
        QVERIFY(!range.touches(1) && !range.touches(6));
        QVERIFY(range.contains({3, 5}));
        QVERIFY(!range.contains({3, 6}));
        QVERIFY((TextRange{4, 4}).isEmpty());
    }

    void offsetsBecomePlaces_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<unsigned>("offset");
        QTest::addColumn<unsigned>("line");
        QTest::addColumn<unsigned>("column");
        QTest::newRow("start") << QByteArray("abc") << 0U << 1U << 1U;
        QTest::newRow("end of text") << QByteArray("abc") << 3U << 1U << 4U;
        QTest::newRow("beyond the text") << QByteArray("abc") << 99U << 1U << 4U;
        QTest::newRow("empty text") << QByteArray("") << 0U << 1U << 1U;
        QTest::newRow("behind LF") << QByteArray("a\nb") << 2U << 2U << 1U;
        QTest::newRow("at LF") << QByteArray("a\nb") << 1U << 1U << 2U;
        QTest::newRow("behind CR LF") << QByteArray("a\r\nb") << 3U << 2U << 1U;
        QTest::newRow("behind a lone CR") << QByteArray("a\rb") << 2U << 2U << 1U;
        QTest::newRow("last line is empty") << QByteArray("a\n") << 2U << 2U << 1U;
        QTest::newRow("two bytes, one unit") << QByteArray("\xC3\xA4x") << 2U << 1U << 2U;
        QTest::newRow("four bytes, two units") << QByteArray("\xF0\x9F\x98\x80x") << 4U << 1U << 3U;
    }
    void offsetsBecomePlaces()
    {
        QFETCH(QByteArray, text);
        QFETCH(unsigned, offset);
        QFETCH(unsigned, line);
        QFETCH(unsigned, column);
        const LineIndex index(std::string_view(text.data(), static_cast<std::size_t>(text.size())));
        QCOMPARE(index.position(offset), (LineColumn{line, column}));
    }

    void placesBecomeOffsetsAgain()
    {
        const std::string text = "one\r\ntwo \xC3\xA4\n\n\xF0\x9F\x98\x80 four\rfive";
        const LineIndex index(text);
        QCOMPARE(index.lineCount(), 5U);
        for (std::uint32_t offset = 0; offset <= text.size(); ++offset) {
            const auto byte = offset < text.size() ? static_cast<unsigned char>(text[offset]) : 0U;
            const bool isInsideCharacter = (byte & 0xC0U) == 0x80U;
            const bool isInsideLineEnd = offset > 0 && byte == '\n' && text[offset - 1] == '\r';
            if (!isInsideCharacter && !isInsideLineEnd)
                QCOMPARE(index.offset(index.position(offset)), offset);
        }
    }

    void placesThatAreNotThereAreClamped()
    {
        const LineIndex index("ab\ncd");
        QCOMPARE(index.offset({1, 99}), 2U);
        QCOMPARE(index.offset({2, 0}), 3U);
        QCOMPARE(index.offset({9, 1}), 5U);
        QCOMPARE(index.offset({0, 1}), 0U);
    }
};

QTEST_APPLESS_MAIN(TextRangeTest)
#include "tst_TextRange.moc"
