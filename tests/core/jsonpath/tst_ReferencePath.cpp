// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonpath/ReferencePath.h"
#include "core/value/Json.h"
#include "tests/support/JsonDifference.h"
#include "tests/support/Printing.h"

#include <QTest>

using namespace stepglass;
using namespace stepglass::jsonpath;
using stepglass::test::json;

class ReferencePathTest : public QObject {
    Q_OBJECT

private slots:
    void pathsOfOnePlaceAreTaken_data()
    {
        QTest::addColumn<QByteArray>("path");
        for (const char* path :
             {"$", "$.a", "$.a.b[0]", "$['a']['b']", "$[\"a\"][0].b", "$.a\\.b", "$.a\\@b",
              "$['a@b,c']", "$.\\a\\[b", "$.größe", "$.a[0][1][2]", "$.x\\uD83D\\uDE00"})
            QTest::newRow(path) << QByteArray(path);
    }
    void pathsOfOnePlaceAreTaken()
    {
        QFETCH(QByteArray, path);
        const auto parsed = ReferencePath::parse(path.toStdString());
        QVERIFY2(parsed, parsed ? "" : parsed.error().message.c_str());
    }

    void otherPathsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("path");
        for (const char* path :
             {"$..a", "$.a[*]", "$.*", "$.a[0:1]", "$.a[0,1]", "$['a','b']", "$.a[?(@.b)]", "$.a@b",
              "$.a,b", "$.a:b", "$.a?", "$.a.length()", "a", "", "$."})
            QTest::addRow("'%s'", path) << QByteArray(path);
    }
    void otherPathsAreRefused()
    {
        QFETCH(QByteArray, path);
        QVERIFY(!ReferencePath::parse(path.toStdString()));
    }

    void valuesArePut_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("root");
        QTest::addColumn<QByteArray>("result");
        const auto row = [](const char* path, const char* root, const char* result) {
            QTest::addRow("%s into %s", path, root)
                << QByteArray(path) << QByteArray(root) << QByteArray(result);
        };
        row("$", R"({"a":1})", R"("new")");
        row("$.a", R"({"a":1,"b":2})", R"({"a":"new","b":2})");
        row("$.c", R"({"a":1,"b":2})", R"({"a":1,"b":2,"c":"new"})");
        row("$.a.b.c", R"({"x":1})", R"({"x":1,"a":{"b":{"c":"new"}}})");
        row("$.a.b", R"({"a":{"c":1}})", R"({"a":{"c":1,"b":"new"}})");
        row("$.a[1]", R"({"a":[1,2,3]})", R"({"a":[1,"new",3]})");
        row("$.a[0].b", R"({"a":[{"c":1}]})", R"({"a":[{"c":1,"b":"new"}]})");
        row("$[0]", "[1]", R"(["new"])");
        row("$.a\\.b", "{}", R"({"a.b":"new"})");
    }
    void valuesArePut()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, root);
        QFETCH(QByteArray, result);
        const Value old = json(root.toStdString());
        const auto changed = ReferencePath::parse(path.toStdString())->set(old, "new");
        QVERIFY2(changed, changed ? "" : changed.error().message.c_str());
        QCOMPARE(value::toJson(*changed), result.toStdString());
        QCOMPARE(value::toJson(old), root.toStdString());
    }

    void stepsThatDoNotFitFail_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("root");
        QTest::addColumn<int>("kind");
        const auto row = [](const char* path, const char* root, EvaluationError::Kind kind) {
            QTest::addRow("%s into %s", path, root)
                << QByteArray(path) << QByteArray(root) << static_cast<int>(kind);
        };
        row("$.a", "\"text\"", EvaluationError::Kind::WrongType);
        row("$.a", "[1]", EvaluationError::Kind::WrongType);
        row("$.a.b", R"({"a":1})", EvaluationError::Kind::WrongType);
        row("$.a.b", R"({"a":null})", EvaluationError::Kind::WrongType);
        row("$.a[0]", R"({"a":{}})", EvaluationError::Kind::WrongType);
        row("$.a[0]", "{}", EvaluationError::Kind::WrongType);
        row("$.a[2]", R"({"a":[1,2]})", EvaluationError::Kind::IndexPastEnd);
    }
    void stepsThatDoNotFitFail()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, root);
        QFETCH(int, kind);
        const auto changed =
            ReferencePath::parse(path.toStdString())->set(json(root.toStdString()), "new");
        QVERIFY(!changed);
        QCOMPARE(static_cast<int>(changed.error().kind), kind);
        QVERIFY(changed.error().message.find(path.toStdString()) != std::string::npos);
        QVERIFY(changed.error().message.find(root.toStdString()) != std::string::npos);
    }

    void onlyTheSpineIsCopied()
    {
        const Value old = json(R"({"big":{"x":[1,2,3]},"a":{"kept":[4],"b":1}})");
        const Value changed = *ReferencePath::parse("$.a.b")->set(old, 2);
        const auto at = [](const Value& root, const char* path) {
            return *Path::parse(path)->evaluate(root);
        };
        QVERIFY(at(changed, "$.big").isSameNode(at(old, "$.big")));
        QVERIFY(at(changed, "$.a.kept").isSameNode(at(old, "$.a.kept")));
        QVERIFY(!at(changed, "$.a").isSameNode(at(old, "$.a")));
    }

    void whatWasPutIsFound()
    {
        const ReferencePath path = *ReferencePath::parse("$.a['b c'].d");
        const Value value = json("[1,{}]");
        QCOMPARE(*path.get(*path.set(Value::object(), value)), value);
    }
};

QTEST_APPLESS_MAIN(ReferencePathTest)
#include "tst_ReferencePath.moc"
