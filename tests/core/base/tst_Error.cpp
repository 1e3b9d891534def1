// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.h"

#include <QTest>

using namespace stepglass;

class ErrorTest : public QObject {
    Q_OBJECT

private slots:
    void everyCodeHasItsSentence()
    {
        std::vector<std::string> sentences;
        for (int code = 0; code <= static_cast<int>(ErrorCode::Usage); ++code) {
            const std::string sentence(englishTemplate(static_cast<ErrorCode>(code)));
            QVERIFY2(!sentence.empty(), std::to_string(code).c_str());
            QVERIFY2(std::find(sentences.begin(), sentences.end(), sentence) == sentences.end(),
                     sentence.c_str());
            sentences.push_back(sentence);
        }
    }

    void templateIsFilled_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("places in any order") << "{1} before {0}"
                                             << "B before A";
        QTest::newRow("a place used twice") << "{0}{0}"
                                            << "AA";
        QTest::newRow("a place without argument stays") << "{2} of {0}"
                                                        << "{2} of A";
        QTest::newRow("other braces stay") << "{} {x} {0 {1"
                                           << "{} {x} {0 {1";
        QTest::newRow("nothing to fill") << "plain"
                                         << "plain";
        QTest::newRow("nothing at all") << ""
                                        << "";
    }
    void templateIsFilled()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        const std::string filled = fillTemplate(text.toStdString(), {"A", "B"});
        QCOMPARE(QString::fromStdString(filled), expected);
    }

    void argumentsThatLookLikePlacesAreNotFilledAgain()
    {
        QCOMPARE(fillTemplate("{0}-{1}", {"{1}", "x"}), std::string("{1}-x"));
    }

    void sentenceHasArgumentsAndContext()
    {
        const Error error{
            ErrorCode::CannotOpenFile, {"a.json", "no such file"}, "reading the mocks"};
        QCOMPARE(toEnglish(error),
                 std::string("Cannot open a.json: no such file (reading the mocks)"));
    }

    void failMakesAnErrorOfTexts()
    {
        const Result<int> result = fail(ErrorCode::InvalidJson, "a comma", "3", "7");
        QVERIFY(!result);
        QCOMPARE(toEnglish(result.error()),
                 std::string("Invalid JSON at line 3, column 7: a comma"));
    }
};

QTEST_APPLESS_MAIN(ErrorTest)
#include "tst_Error.moc"
