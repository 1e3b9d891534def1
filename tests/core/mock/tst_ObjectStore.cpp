// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mock/MockSet.h"
#include "core/mock/ObjectStore.h"
#include "tests/support/JsonDifference.h"

#include <QTemporaryDir>
#include <QTest>

using namespace stepglass;
using namespace stepglass::mock;
using stepglass::test::json;

namespace {

std::string textOf(items::ByteStream& bytes)
{
    std::string text(100, '\0');
    text.resize(bytes.read(text).value());
    return text;
}

void write(const QString& path, const QByteArray& text)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
}

engine::TaskRequest request(std::string_view resource, std::string_view arguments)
{
    engine::TaskRequest asked;
    asked.stateName = "M";
    asked.resource = resource;
    asked.arguments = json(arguments);
    return asked;
}

constexpr std::string_view getObject = "arn:aws:states:::s3:getObject";
constexpr std::string_view listObjects = "arn:aws:states:::s3:listObjectsV2";

} // namespace

class ObjectStoreTest : public QObject {
    Q_OBJECT
private slots:
    void textsAndFilesAnswerReaders()
    {
        const QTemporaryDir folder;
        write(folder.filePath("two.txt"), "text of two");
        auto store = ObjectStore::fromJson(
            R"({"b/x/1": "one", "b/x/2": {"file": "two.txt"}, "c/3": "three"})",
            folder.path().toStdString());
        QVERIFY(store);
        MockTaskProvider none{MockSet()};
        ObjectStoreProvider tasks(*store, none);
        const auto found = tasks.invoke(request(getObject, R"({"Bucket": "b", "Key": "x/2"})"));
        QVERIFY(found.data != nullptr);
        QCOMPARE(textOf(*found.data), std::string("text of two"));
        const auto missing = tasks.invoke(request(getObject, R"({"Bucket": "b", "Key": "x/9"})"));
        QCOMPARE(missing.error->name, std::string("States.ItemReaderFailed"));
    }

    void listingHasTheShapeOfS3()
    {
        auto store = ObjectStore::fromJson(R"({"b/x/2": "22", "b/x/1": "1", "b/y": ""})", "");
        MockTaskProvider none{MockSet()};
        ObjectStoreProvider tasks(*store, none);
        const Value listed =
            *tasks.invoke(request(listObjects, R"({"Bucket": "b", "Prefix": "x/"})")).result;
        QCOMPARE(listed.size(), std::size_t(2));
        std::vector<std::string> names;
        for (const value::Member& member : listed.at(1)->members())
            names.emplace_back(member.name.text());
        const std::vector<std::string> expected{"Etag", "Key", "LastModified", "Size",
                                                "StorageClass"};
        QCOMPARE(names, expected);
        COMPARE_JSON(*listed.at(0)->find(std::string_view("Key")), Value("x/1"));
        COMPARE_JSON(*listed.at(1)->find(std::string_view("Size")), Value(2));
        QVERIFY(listed.at(1)->find(std::string_view("LastModified"))->isDouble());
    }

    void aFolderIsAPrefix()
    {
        const QTemporaryDir folder;
        write(folder.filePath("data/a.json"), "[1]");
        write(folder.filePath("data/deep/b.json"), "[2]");
        for (const char* kind : {"folder", "file"}) {
            const auto store =
                ObjectStore::fromJson("{\"b/in\": {\"" + std::string(kind) + "\": \"data\"}}",
                                      folder.path().toStdString());
            QVERIFY(store);
            QCOMPARE(store->objects().size(), std::size_t(2));
            QCOMPARE(store->objects().at("b/in/deep/b.json").size, std::uint64_t(3));
        }
    }

    void faultyObjectsAreNamed_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("message");
        QTest::newRow("no object") << "[]"
                                   << "the objects must be one object";
        QTest::newRow("a number") << R"({"b/k": 1})"
                                  << "an object is its text";
        QTest::newRow("both") << R"({"b/k": {"file": "x", "folder": "y"}})"
                              << "an object is its";
        QTest::newRow("missing file") << R"({"b/k": {"file": "nowhere"}})"
                                      << "Cannot open";
        QTest::newRow("missing folder") << R"({"b/k": {"folder": "nowhere"}})"
                                        << "Cannot open";
    }
    void faultyObjectsAreNamed()
    {
        QFETCH(QString, text);
        QFETCH(QString, message);
        const auto store = ObjectStore::fromJson(text.toStdString(), "here");
        QVERIFY(!store);
        const std::string english = toEnglish(store.error());
        QVERIFY2(english.find(message.toStdString()) != std::string::npos, english.c_str());
    }

    void aMockOfTheMapWins()
    {
        auto store = ObjectStore::fromJson(R"({"b/k": "[1]"})", "");
        MockTaskProvider mocked(MockSet::fromResponses(R"({"M": {"0": {"Return": [7]}}})").value());
        ObjectStoreProvider tasks(*store, mocked);
        COMPARE_JSON(*tasks.invoke(request(getObject, R"({"Bucket": "b", "Key": "k"})")).result,
                     json("[7]"));
    }

    void whatIsWrittenCanBeRead()
    {
        const QTemporaryDir folder;
        for (const bool isFolder : {false, true}) {
            ObjectStore store;
            if (isFolder)
                store.setOutputFolder(folder.path().toStdString());
            auto sink = store.create({"out", "p/manifest.json"});
            QVERIFY(sink);
            QVERIFY((*sink)->write("ab"));
            QVERIFY((*sink)->write("c"));
            QVERIFY(store.objects().empty());
            QVERIFY((*sink)->close());
            const ObjectStore::Object& object = store.objects().at("out/p/manifest.json");
            QCOMPARE(object.size, std::uint64_t(3));
            QCOMPARE(textOf(*ObjectStore::open(object).value()), std::string("abc"));
        }
        QFile written(folder.filePath("out/p/manifest.json"));
        QVERIFY(written.open(QIODevice::ReadOnly));
        QCOMPARE(written.readAll(), QByteArray("abc"));
    }

    void writingStaysInItsFolder()
    {
        const QTemporaryDir folder;
        ObjectStore store;
        store.setOutputFolder(folder.filePath("results").toStdString());
        QVERIFY(!store.create({"out", "../../x"}));
        QVERIFY(!store.create({"..", "x"}));
        write(folder.filePath("results/b"), "a file where a folder should be");
        QVERIFY(!store.create({"b", "k"}));
    }

    void largeResultsWithoutAFolderAreForgotten()
    {
        ObjectStore store;
        auto sink = store.create({"b", "k"});
        const std::string part(std::size_t(40) << 20, 'x');
        QVERIFY((*sink)->write(part) && (*sink)->write(part) && (*sink)->close());
        const ObjectStore::Object& object = store.objects().at("b/k");
        QCOMPARE(object.size, std::uint64_t(80) << 20);
        QVERIFY(object.text.empty());
        QVERIFY(!ObjectStore::open(object));
    }
};

QTEST_APPLESS_MAIN(ObjectStoreTest)
#include "tst_ObjectStore.moc"
