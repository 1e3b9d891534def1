// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/value/JavaText.h"
#include "core/value/Json.h"
#include "core/value/Value.h"
#include "tests/support/JsonDifference.h"
#include "tests/support/Printing.h"

#include <QTest>
#include <thread>

using namespace stepglass;
using namespace stepglass::value;
using stepglass::test::json;

namespace {

std::string nameOf(int index)
{
    std::string name = "m";
    name += std::to_string(index);
    return name;
}

/// An object with members m0, m1, ... of these numbers.
Value numbered(int count)
{
    std::vector<Member> members;
    for (int index = 0; index < count; ++index)
        members.push_back({nameOf(index), index});
    return Value::object(std::move(members));
}

Value nested(int depth)
{
    Value value = Value::array();
    for (int level = 0; level < depth; ++level)
        value = level % 2 == 0 ? Value::object({{"in", value}}) : Value::array({value});
    return value;
}

} // namespace

class ValueTest : public QObject {
    Q_OBJECT

private slots:
    void isSmall() { QCOMPARE(sizeof(Value), std::size_t(16)); }

    void knowsItsKind()
    {
        QCOMPARE(Value().kind(), Kind::Null);
        QCOMPARE(Value(true).asBoolean(), true);
        QCOMPARE(Value(7).asInteger(), std::int64_t(7));
        QCOMPARE(Value(7).asDouble(), 7.0);
        QCOMPARE(Value(0.5).kind(), Kind::Double);
        QCOMPARE(Value("text").asString(), std::string_view("text"));
        QCOMPARE(Value("").asString(), std::string_view());
        QCOMPARE(Value(Key("name")).asString(), std::string_view("name"));
        QCOMPARE(Value::array().kind(), Kind::Array);
        QCOMPARE(Value::object().kind(), Kind::Object);
        QCOMPARE(Value("text").size(), std::size_t(0));
        QVERIFY(Value(1).elements().empty() && Value(1).members().empty());
        QVERIFY(Value(1).find(std::string_view("a")) == nullptr && Value(1).at(0) == nullptr);
    }

    void keysAreEqualByText()
    {
        QCOMPARE(Key("a") == Key(std::string("a")), true);
        QCOMPARE(Key("a") == Key("b"), false);
        QCOMPARE(Key() == Key(""), true);
        QCOMPARE(Key("").hash(), Key().hash());
        QCOMPARE(Key("long name").hash(), Key("long name").hash());
    }

    void membersKeepTheirOrder_data() { sizes(); }
    void membersKeepTheirOrder()
    {
        QFETCH(int, count);
        const Value object = numbered(count);
        QCOMPARE(object.size(), static_cast<std::size_t>(count));
        for (int index = 0; index < count; ++index) {
            const Member& member = object.members()[static_cast<std::size_t>(index)];
            QCOMPARE(member.name.text(), std::string_view(nameOf(index)));
            QCOMPARE(*object.find(member.name), Value(index));
            QCOMPARE(*object.find(member.name.text()), Value(index));
        }
        QVERIFY(object.find(Key("other")) == nullptr);
        QVERIFY(object.find(std::string_view("other")) == nullptr);
    }

    void repeatedNameKeepsItsPlaceAndLastValue_data() { sizes(); }
    void repeatedNameKeepsItsPlaceAndLastValue()
    {
        QFETCH(int, count);
        std::vector<Member> members;
        for (int round = 0; round < 2; ++round) {
            for (int index = 0; index < count; ++index)
                members.push_back({nameOf(index), round == 0 ? -1 : index});
        }
        COMPARE_JSON(Value::object(members), numbered(count));
        QCOMPARE(toJson(Value::object(members)), toJson(numbered(count)));
    }

    void settingAMemberLeavesTheOldObject_data() { sizes(); }
    void settingAMemberLeavesTheOldObject()
    {
        QFETCH(int, count);
        const Value old = numbered(count);
        const std::string oldText = toJson(old);
        const Value longer = old.with("new", "x");
        QCOMPARE(toJson(old), oldText);
        QCOMPARE(longer.size(), static_cast<std::size_t>(count) + 1);
        QCOMPARE(*longer.find(std::string_view("new")), Value("x"));
        QCOMPARE(longer.members().back().name.text(), std::string_view("new"));
        QCOMPARE(longer.textSize(), toJson(longer).size());
        if (count > 0) {
            const Value changed = old.with("m0", Value::array({1, 2}));
            QCOMPARE(toJson(old), oldText);
            QCOMPARE(changed.size(), static_cast<std::size_t>(count));
            QCOMPARE(changed.members()[0].value, json("[1,2]"));
            QCOMPARE(changed.textSize(), toJson(changed).size());
            const Value shorter = old.without("m0");
            QCOMPARE(toJson(old), oldText);
            QVERIFY(shorter.find(std::string_view("m0")) == nullptr);
            QCOMPARE(shorter.size(), static_cast<std::size_t>(count) - 1);
            QCOMPARE(shorter.textSize(), toJson(shorter).size());
        }
        QVERIFY(old.without("other").isSameNode(old));
    }

    void twoFuturesOfOneObjectDoNotMeet()
    {
        // Both grow from the same large object, whose storage has room for one of them only.
        Value base = numbered(40);
        base = base.with("grown", true);
        const Value left = base.with("left", 1);
        const Value right = base.with("right", 2);
        QVERIFY(left.find(std::string_view("right")) == nullptr);
        QVERIFY(right.find(std::string_view("left")) == nullptr);
        QVERIFY(base.find(std::string_view("left")) == nullptr);
        QVERIFY(base.find(Key("right")) == nullptr);
        QCOMPARE(*left.find(Key("left")), Value(1));
        QCOMPARE(*right.find(Key("right")), Value(2));
        QCOMPARE(left.size(), std::size_t(42));
        QCOMPARE(right.size(), std::size_t(42));
    }

    void everyStageOfAGrowingObjectStays()
    {
        std::vector<Value> stages{Value::object()};
        for (int index = 0; index < 300; ++index)
            stages.push_back(stages.back().with(nameOf(index), index));
        for (int count = 0; count <= 300; ++count) {
            const Value& stage = stages[static_cast<std::size_t>(count)];
            QCOMPARE(stage, numbered(count));
            QCOMPARE(stage.textSize(), toJson(stage).size());
        }
    }

    void arraysGrowAndChange_data() { sizes(); }
    void arraysGrowAndChange()
    {
        QFETCH(int, count);
        std::vector<Value> elements;
        for (int index = 0; index < count; ++index)
            elements.emplace_back(index);
        const Value old = Value::array(elements);
        const std::string oldText = toJson(old);
        const Value longer = old.withAppended("x");
        QCOMPARE(toJson(old), oldText);
        QCOMPARE(longer.size(), static_cast<std::size_t>(count) + 1);
        QCOMPARE(*longer.at(static_cast<std::size_t>(count)), Value("x"));
        QVERIFY(longer.at(static_cast<std::size_t>(count) + 1) == nullptr);
        QCOMPARE(longer.textSize(), toJson(longer).size());
        if (count > 0) {
            const Value changed = old.withElement(0, json("{\"a\":null}"));
            QCOMPARE(toJson(old), oldText);
            QCOMPARE(*changed.at(0), json("{\"a\":null}"));
            QCOMPARE(changed.textSize(), toJson(changed).size());
        }
    }

    void partsAreShared()
    {
        const Value part = json("{\"deep\":[1,2,3]}");
        const Value whole = Value::object({{"part", part}, {"other", 1}});
        const Value changed = whole.with("other", 2);
        QVERIFY(changed.find(Key("part"))->isSameNode(part));
        QVERIFY(!changed.isSameNode(whole));
    }

    void equalityIsByValue_data()
    {
        QTest::addColumn<QByteArray>("left");
        QTest::addColumn<QByteArray>("right");
        QTest::addColumn<bool>("equal");
        const auto row = [](const char* left, const char* right, bool equal) {
            QTest::addRow("%s and %s", left, right)
                << QByteArray(left) << QByteArray(right) << equal;
        };
        row("1", "1.0", true);
        row("0", "-0.0", true);
        row("1", "2", false);
        row("9007199254740993", "9007199254740992.0", false);
        row("9223372036854775807", "9223372036854775808", false);
        row("1", "true", false);
        row("\"1\"", "1", false);
        row("null", "false", false);
        row("\"a\"", "\"a\"", true);
        row("\"\"", "\"\"", true);
        row("[]", "{}", false);
        row("[1,2]", "[1,2.0]", true);
        row("[1,2]", "[2,1]", false);
        row("[1]", "[1,1]", false);
        row("{\"a\":1,\"b\":[2]}", "{\"b\":[2],\"a\":1}", true);
        row("{\"a\":1}", "{\"b\":1}", false);
        row("{\"a\":1}", "{\"a\":1,\"b\":1}", false);
    }
    void equalityIsByValue()
    {
        QFETCH(QByteArray, left);
        QFETCH(QByteArray, right);
        QFETCH(bool, equal);
        const Value a = json(left.toStdString());
        const Value b = json(right.toStdString());
        QCOMPARE(a == b, equal);
        QCOMPARE(b == a, equal);
    }

    void valuesDeeperThanTheStackLiveAndDie()
    {
        constexpr int depth = 1'000'000;
        const Value value = nested(depth);
        const Value same = nested(depth);
        QVERIFY(value == same);
        QCOMPARE(toJson(value).size(), value.textSize());
    }

    void assigningAPartToItsWholeWorks()
    {
        Value value = json("{\"in\":{\"in\":[1]}}");
        value = *value.find(Key("in"));
        value = *value.find(Key("in"));
        QCOMPARE(value, json("[1]"));
        const Value& itself = value;
        value = itself;
        QCOMPARE(value, json("[1]"));
    }

    void threadsMayShareAndGrowOneValue()
    {
        const Value base = numbered(30).with("grown", true);
        std::vector<std::thread> threads;
        std::atomic<int> wrong{0};
        for (int number = 0; number < 4; ++number) {
            threads.emplace_back([&wrong, base, number] {
                for (int round = 0; round < 500; ++round) {
                    const std::string name = std::to_string(number) + "-" + std::to_string(round);
                    const Value grown = base.with(Key(name), round);
                    const Value* found = grown.find(std::string_view(name));
                    if (found == nullptr || !(*found == Value(round)) || grown.size() != 32)
                        ++wrong;
                }
            });
        }
        for (std::thread& thread : threads)
            thread.join();
        QCOMPARE(wrong.load(), 0);
    }

    void javaTextIsWithoutQuotes()
    {
        QCOMPARE(toJavaText(json(R"({"a":1,"b":["x",null,{}],"c":{"d":1.0}})")),
                 std::string("{a=1, b=[x, null, {}], c={d=1.0}}"));
        QCOMPARE(toJavaText(Value("plain")), std::string("plain"));
        QCOMPARE(toJavaText(Value::array()), std::string("[]"));
    }

private:
    /// Below, at and above the size from which containers have a storage of their own.
    static void sizes()
    {
        QTest::addColumn<int>("count");
        for (const int count : {0, 1, 15, 16, 17, 18, 200})
            QTest::addRow("%d parts", count) << count;
    }
};

QTEST_APPLESS_MAIN(ValueTest)
#include "tst_Value.moc"
