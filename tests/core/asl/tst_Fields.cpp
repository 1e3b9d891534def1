// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/asl/FieldDocumentation.h"
#include "core/asl/Fields.h"

#include <QTest>

#include <set>

using namespace stepglass::asl;

class FieldsTest : public QObject {
    Q_OBJECT

private slots:
    void everyPlaceNamesAFieldOnce();
    void groupsNameFieldsOfTheirPlaces();
    void everyStateTypeHasAPlace();
    void comparisonsAreComplete();
    void fieldsAreFound();
    void everyFieldIsExplained();
    void allowedValuesAreListed();
    void monthsAreWellFormed();
    void laterFieldsSayWhenTheyCame_data();
    void laterFieldsSayWhenTheyCame();
};

void FieldsTest::everyPlaceNamesAFieldOnce()
{
    for (int place = int(Place::Machine); place <= int(lastPlace); ++place) {
        std::set<std::string_view> names;
        for (const Field* field : fieldsOf(Place(place)))
            QVERIFY2(names.insert(field->name).second, field->name.data());
        QVERIFY(names.contains("Comment"));
    }
}

void FieldsTest::groupsNameFieldsOfTheirPlaces()
{
    for (const FieldGroup& group : fieldGroups()) {
        for (int place = int(Place::Machine); place <= int(lastPlace); ++place) {
            if (!group.isIn(Place(place)))
                continue;
            // A group may name a field that only its other places have, but never one only.
            const auto known = std::count_if(group.names.begin(), group.names.end(),
                                             [place](std::string_view name) {
                                                 return findField(Place(place), name) != nullptr;
                                             });
            QVERIFY2(known >= 2, group.names.front().data());
        }
    }
}

void FieldsTest::everyStateTypeHasAPlace()
{
    for (const auto type :
         {StateType::Task, StateType::Pass, StateType::Choice, StateType::Wait, StateType::Succeed,
          StateType::Fail, StateType::Parallel, StateType::Map}) {
        const Field* field = findField(placeOf(type), "Type");
        QVERIFY(field != nullptr);
        QVERIFY(field->isRequired);
        QVERIFY(field->allowed.find(toString(type)) != std::string_view::npos);
    }
    QVERIFY(placeOf(StateType::Unknown) == Place::None);
}

void FieldsTest::comparisonsAreComplete()
{
    // 11 of texts, 10 of numbers, 2 of booleans, 10 of timestamps and 6 of types.
    const auto operators = comparisonOperators();
    QCOMPARE(operators.size(), std::size_t(39));
    const std::set<std::string_view> distinct(operators.begin(), operators.end());
    QCOMPARE(distinct.size(), std::size_t(39));
    QVERIFY(distinct.contains("StringMatches"));
    QVERIFY(!distinct.contains("And"));
    QVERIFY(!distinct.contains("Variable"));
}

void FieldsTest::fieldsAreFound()
{
    QVERIFY(findField(Place::Task, "Resource")->type == FieldType::Resource);
    QVERIFY(findField(Place::Pass, "Resource") == nullptr);
    QVERIFY(findField(Place::Catcher, "Next")->isRequired);
    QVERIFY(!findField(Place::Task, "Next")->isRequired);
    QVERIFY(findField(Place::Choice, "Next") == nullptr);
    QCOMPARE(*findField(Place::Retrier, "MaxDelaySeconds")->maximum, 31'622'400.0);
    QVERIFY(findField(Place::Map, "Iterator")->inner == Place::ItemProcessor);
    QVERIFY(findField(Place::Task, "Nonsense") == nullptr);
}

void FieldsTest::everyFieldIsExplained()
{
    for (int place = int(Place::Machine); place <= int(lastPlace); ++place) {
        for (const Field* field : fieldsOf(Place(place)))
            QVERIFY2(fieldDocumentation(Place(place), field->name).size() > 10, field->name.data());
    }
    QVERIFY(fieldDocumentation(Place::Pass, "Resource").empty());
}

void FieldsTest::allowedValuesAreListed()
{
    const auto values = allowedValues(*findField(Place::Retrier, "JitterStrategy"));
    QVERIFY((values == std::vector<std::string_view>{"NONE", "FULL"}));
    QVERIFY(allowedValues(*findField(Place::Pass, "Comment")).empty());
}

void FieldsTest::monthsAreWellFormed()
{
    for (const Field& field : allFields()) {
        if (field.since.empty())
            continue;
        QCOMPARE(field.since.size(), std::size_t(7));
        QVERIFY2(field.since[4] == '-' && field.since.substr(0, 4) >= "2016" &&
                     field.since.substr(5) >= "01" && field.since.substr(5) <= "12",
                 field.name.data());
    }
}

void FieldsTest::laterFieldsSayWhenTheyCame_data()
{
    QTest::addColumn<int>("place");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("month");
    const auto row = [](Place place, const char* name, const char* month) {
        QTest::newRow(name) << int(place) << QByteArray(name) << QByteArray(month);
    };
    row(Place::Task, "Resource", "");
    row(Place::Map, "Iterator", "2019-09");
    row(Place::Task, "ResultSelector", "2020-08");
    row(Place::Task, "Credentials", "2022-11");
    row(Place::Credentials, "RoleArn", "2022-11");
    row(Place::Map, "ItemReader", "2022-12");
    row(Place::Retrier, "JitterStrategy", "2023-09");
    row(Place::Pass, "Assign", "2024-11");
    row(Place::WriterConfig, "OutputType", "2025-02");
    row(Place::ReaderConfig, "ItemsPointer", "2025-09");
}

void FieldsTest::laterFieldsSayWhenTheyCame()
{
    QFETCH(int, place);
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, month);
    const Field* field =
        findField(Place(place), std::string_view(name.data(), std::size_t(name.size())));
    QVERIFY(field != nullptr);
    QCOMPARE(QByteArray(field->since.data(), qsizetype(field->since.size())), month);
}

QTEST_APPLESS_MAIN(FieldsTest)
#include "tst_Fields.moc"
