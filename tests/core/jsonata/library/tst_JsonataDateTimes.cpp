// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonata/library/DateTimePicture.h"
#include "tests/core/jsonata/library/Shown.h"

#include <QTest>
#include <cmath>

using namespace stepglass::jsonata;

namespace {

// Thursday, 14 May 2020, 13:07:09.045 UTC.
constexpr double aThursday = 1589461629045.0;
// Friday, 1 January 2021, 00:00:00 UTC: the 53rd week of 2020.
constexpr double aNewYear = 1609459200000.0;
constexpr double longAgo = -62135596800000.0;

} // namespace

class JsonataDateTimesTest : public QObject {
    Q_OBJECT

private slots:
    void timesFollowTheirPicture_data()
    {
        QTest::addColumn<double>("millis");
        QTest::addColumn<QByteArray>("picture");
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QByteArray>("text");
        const auto row = [](double millis, const char* picture, const char* text,
                            const char* zone = "+0000") {
            QTest::addRow("%s of %.0f at %s", picture, millis, zone)
                << millis << QByteArray(picture) << QByteArray(zone) << QByteArray(text);
        };
        row(aThursday, "[Y]-[M]-[D]", "2020-5-14");
        row(aThursday, "[Y0001][M01][D01]", "20200514");
        row(aThursday, "[Y,2-2]", "20");
        row(aThursday, "[D1o] [MNn], [Y]", "14th May, 2020");
        row(aThursday, "[FNn] [FN,3-3] [Fn]", "Thursday THU thursday");
        row(aThursday, "[MI] [Yi] [DW]", "V mmxx FOURTEEN");
        row(aThursday, "[H]:[m]:[s].[f001]", "13:07:09.045");
        row(aThursday, "[h]:[m] [P] [PN]", "1:07 pm PM");
        row(aThursday, "[d] [F0] [C] [E]", "135 4 ISO ISO");
        row(aThursday, "[W] [w] [X] [x]", "20 2 2020 5");
        row(aNewYear, "[W] [w] [X] [xNn]", "53 5 2020 December");
        row(aThursday, "[[[Y]]]", "[2020]");
        row(aThursday, "[ Y 0001 ]", "2020");
        row(aThursday, "[H01]:[m01] [Z]", "18:37 +05:30", "+0530");
        row(aThursday, "[H01] [Z0] [z] [Z0000]", "08 -5 GMT-05:00 -0500", "-0500");
        row(aThursday, "[Z01:01t]", "Z");
        row(aThursday, "[H] [h]", "0 12", "+1053");
        row(longAgo, "[Y]-[M01]-[D01]", "1-01-01");
        row(aThursday, "[q]", "!D3132");
        row(aThursday, "[Yn]", "!D3133");
        row(aThursday, "[Z00000]", "!D3134");
        row(aThursday, "[Y", "!D3135");
        row(aThursday, "[Y*]", "!D3130");
    }
    void timesFollowTheirPicture()
    {
        QFETCH(double, millis);
        QFETCH(QByteArray, picture);
        QFETCH(QByteArray, zone);
        QFETCH(QByteArray, text);
        QCOMPARE(shown(fromMillis(millis, picture.toStdString(), zone.toStdString())), text);
    }

    void withoutAPictureItIsIso8601()
    {
        QCOMPARE(shown(fromMillis(aThursday)), QByteArray("2020-05-14T13:07:09.045Z"));
        QCOMPARE(shown(fromMillis(aThursday, std::nullopt, "+0200")),
                 QByteArray("2020-05-14T15:07:09.045+02:00"));
    }

    void timestampsAreRead_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<double>("millis");
        const auto row = [](const char* text, double millis) {
            QTest::newRow(text) << QByteArray(text) << millis;
        };
        row("2020-05-14T13:07:09.045Z", aThursday);
        row("2020-05-14T13:07:09.0459Z", aThursday);
        row("2020-05-14T15:07:09.045+02:00", aThursday);
        row("2020-05-14T08:07:09.045-0500", aThursday);
        row("2021", aNewYear);
        row("2021-01", aNewYear);
        row("2021-01-01", aNewYear);
        row("2020-12-31T24:00:00Z", aNewYear);
        row("2020-04-31", 1588291200000.0);
    }
    void timestampsAreRead()
    {
        QFETCH(QByteArray, text);
        QFETCH(double, millis);
        const auto result = toMillis(text.toStdString(), std::nullopt, 0);
        QVERIFY(result && *result);
        QCOMPARE(**result, millis);
    }

    void otherTimestampsAreRefused()
    {
        for (const char* text : {"", "yesterday", "14.5.2020", "2020-05-14 13:07", "20-05-14"}) {
            const auto result = toMillis(text, std::nullopt, 0);
            QVERIFY2(!result && result.error().code == "D3110", text);
        }
        QVERIFY(std::isnan(toMillis("2020-19-01", std::nullopt, 0).value().value()));
    }

    void textIsReadWithItsPicture_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("picture");
        QTest::addColumn<double>("millis");
        const auto row = [](const char* text, const char* picture, double millis) {
            QTest::addRow("%s as %s", text, picture)
                << QByteArray(text) << QByteArray(picture) << millis;
        };
        row("1.1.2021", "[D].[M].[Y]", aNewYear);
        row("20210101", "[Y0001][M01][D01]", aNewYear);
        row("1st January 2021", "[D1o] [MNn] [Y]", aNewYear);
        row("Fri, Jan 1 2021", "[FNn,3-3], [MNn,3-3] [D] [Y]", aNewYear);
        row("MMXXI", "[YI]", aNewYear);
        row("2021-001", "[Y]-[d001]", aNewYear);
        row("1/1/2021 12:00 am", "[D]/[M]/[Y] [h]:[m] [P]", aNewYear);
        row("1/1/2021 1:30 AM", "[D]/[M]/[Y] [h]:[m] [P]", aNewYear + 5'400'000);
        row("2021-01-01 02:00 +0200", "[Y]-[M]-[D] [H]:[m] [Z0001]", aNewYear);
        row("2021-01-01 02:00 GMT+02:00", "[Y]-[M]-[D] [H]:[m] [z]", aNewYear);
        row("1999", "[Y,4-4]", 915148800000.0);
        row("99", "[Y01]", 915148800000.0);
    }
    void textIsReadWithItsPicture()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, picture);
        QFETCH(double, millis);
        const auto result = toMillis(text.toStdString(), picture.toStdString(), 0);
        QVERIFY(result && *result);
        QCOMPARE(**result, millis);
    }

    void missingPartsOnTheLeftAreNow()
    {
        // 14:30 of the day, and the rest zero.
        const auto result = toMillis("14:30", "[H]:[m]", aThursday);
        QVERIFY(result && *result);
        QCOMPARE(**result, 1589466600000.0);
    }

    void gapsAndWeeksAreRefused()
    {
        QVERIFY(toMillis("2020 13", "[Y] [H]", 0).error().code == "D3136");
        QVERIFY(toMillis("2020-W20-4", "[X]-W[W]-[F1]", 0).error().code == "D3136");
    }

    void textThatDoesNotFitIsNothing()
    {
        const auto result = toMillis("2020", "[Y]-[M]", 0);
        QVERIFY(result && !*result);
    }
};

QTEST_APPLESS_MAIN(JsonataDateTimesTest)
#include "tst_JsonataDateTimes.moc"
