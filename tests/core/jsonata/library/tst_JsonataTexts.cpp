// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonata/library/Encoding.h"
#include "core/jsonata/library/Text.h"
#include "tests/core/jsonata/library/Shown.h"

#include <QTest>

using namespace stepglass::jsonata;

class JsonataTextsTest : public QObject {
    Q_OBJECT

private slots:
    void charactersAreCodePoints()
    {
        const std::string text = "a\xC3\xA9\xF0\x9F\x98\x80";
        QCOMPARE(characterCount(text), std::size_t(3));
        QCOMPARE(utf16Length(text), std::size_t(4));
    }

    void partsAreTaken_data()
    {
        QTest::addColumn<double>("start");
        QTest::addColumn<double>("length");
        QTest::addColumn<QByteArray>("part");
        QTest::newRow("from the start") << 0.0 << 2.0 << QByteArray("\xC3\xA9t");
        QTest::newRow("from the end") << -2.0 << 9.0 << QByteArray("\xC3\xA9s");
        QTest::newRow("before the start") << -9.0 << 1.0 << QByteArray("\xC3\xA9");
        QTest::newRow("behind the end") << 9.0 << 1.0 << QByteArray("");
        QTest::newRow("no length") << 1.0 << 0.0 << QByteArray("");
        QTest::newRow("fractions are cut") << 1.7 << 1.9 << QByteArray("t\xC3\xA9");
    }
    void partsAreTaken()
    {
        QFETCH(double, start);
        QFETCH(double, length);
        QFETCH(QByteArray, part);
        const std::string_view taken = substring("\xC3\xA9t\xC3\xA9s", start, length);
        QCOMPARE(QByteArray(taken.data(), qsizetype(taken.size())), part);
    }

    void marksDivide()
    {
        QVERIFY(substringBefore("key=value=x", "=") == "key");
        QVERIFY(substringAfter("key=value=x", "=") == "value=x");
        QVERIFY(substringBefore("key", "=") == "key");
        QVERIFY(substringAfter("key", "=") == "key");
        QVERIFY(substringBefore("key", "").empty());
        QVERIFY(substringAfter("key", "") == "key");
    }

    void textIsPadded()
    {
        QCOMPARE(shown(pad("ab", 4)), QByteArray("ab  "));
        QCOMPARE(shown(pad("ab", -5, "xyz")), QByteArray("xyzab"));
        QCOMPARE(shown(pad("ab", 6, "\xC3\xA9-")), QByteArray("ab\xC3\xA9-\xC3\xA9-"));
        QCOMPARE(shown(pad("ab", 5, "xy")), QByteArray("abxyx"));
        QCOMPARE(shown(pad("ab", 1)), QByteArray("ab"));
        QCOMPARE(shown(pad("ab", 3, "")), QByteArray("ab "));
        QCOMPARE(shown(pad("ab", 1e12)), QByteArray("!U1001"));
    }

    void blanksAreCollapsed()
    {
        QCOMPARE(trim(" \n a\t\tb \r"), std::string("a b"));
        QCOMPARE(trim("  "), std::string());
        QCOMPARE(trim("\xC2\xA0x"), std::string("\xC2\xA0x"));
    }

    void casesFollowUnicode()
    {
        QCOMPARE(uppercase("stra\xC3\x9F"
                           "e"),
                 std::string("STRASSE"));
        QCOMPARE(uppercase("\xCE\xB1\xD0\xB6\xC3\xBF"), std::string("\xCE\x91\xD0\x96\xC5\xB8"));
        QCOMPARE(lowercase("\xC3\x84\xD0\x96Z"), std::string("\xC3\xA4\xD0\xB6z"));
        // A sigma at the end of a word has its own form.
        QCOMPARE(lowercase("\xCE\x9F\xCE\xA3 \xCE\xA3\xCE\x9F"),
                 std::string("\xCE\xBF\xCF\x82 \xCF\x83\xCE\xBF"));
    }

    void base64IsThatOfBytes()
    {
        QCOMPARE(encodeBase64("any"), std::string("YW55"));
        QCOMPARE(encodeBase64("\xC3\xA9"), std::string("6Q=="));
        QCOMPARE(decodeBase64("6Q=="), std::string("\xC3\xA9"));
        QCOMPARE(decodeBase64("YW 55!"), std::string("any"));
        QVERIFY(isStrictBase64("YW55") && isStrictBase64("6Q==") && isStrictBase64(""));
        QVERIFY(!isStrictBase64("!!!") && !isStrictBase64("6Q=") && !isStrictBase64("=6Q="));
    }

    void urlsAreEscaped()
    {
        QCOMPARE(shown(encodeUrl("/a b?\xC3\xA9=1&%")), QByteArray("/a%20b?%C3%A9=1&%25"));
        QCOMPARE(shown(encodeUrlComponent("/a b?(1)&")), QByteArray("%2Fa%20b%3F(1)%26"));
        QCOMPARE(shown(decodeUrl("a%20b%2F%C3%A9")), QByteArray("a b%2F\xC3\xA9"));
        QCOMPARE(shown(decodeUrlComponent("a%20b%2F%c3%a9")), QByteArray("a b/\xC3\xA9"));
        QCOMPARE(shown(decodeUrl("100%")), QByteArray("!D3140"));
        QCOMPARE(shown(decodeUrlComponent("%C3x")), QByteArray("!D3140"));
        QCOMPARE(shown(decodeUrlComponent("%C0%80")), QByteArray("!D3140"));
        const auto half = encodeUrl("\xED\xA0\x80");
        QVERIFY(!half && half.error().code == "D3140" && half.error().token == "encodeUrl");
    }

    void digestsAreNamedAsOnAws()
    {
        QCOMPARE(shown(hashText("", "MD5")), QByteArray("d41d8cd98f00b204e9800998ecf8427e"));
        QCOMPARE(shown(hashText("abc", "SHA-1")),
                 QByteArray("a9993e364706816aba3e25717850c26c9cd0d89d"));
        QCOMPARE(hashText("abc", "SHA-256")->size(), std::size_t(64));
        QCOMPARE(hashText("abc", "SHA-384")->size(), std::size_t(96));
        QCOMPARE(hashText("abc", "SHA-512")->size(), std::size_t(128));
        QCOMPARE(shown(hashText("abc", "md5")), QByteArray("!D3137"));
    }
};

QTEST_APPLESS_MAIN(JsonataTextsTest)
#include "tst_JsonataTexts.moc"
