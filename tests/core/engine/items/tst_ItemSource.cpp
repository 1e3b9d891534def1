// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/items/Batches.h"
#include "core/engine/items/ItemSource.h"
#include "core/value/Json.h"
#include "tests/support/JsonDifference.h"

#include <QTest>

#include <map>
#include <zlib.h>
#include <zstd.h>

using namespace stepglass;
using namespace stepglass::items;

namespace {

std::string gzipped(const std::string& text)
{
    std::string packed(text.size() + 1024, '\0');
    z_stream state{};
    deflateInit2(&state, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    state.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    state.avail_in = static_cast<uInt>(text.size());
    state.next_out = reinterpret_cast<Bytef*>(packed.data());
    state.avail_out = static_cast<uInt>(packed.size());
    deflate(&state, Z_FINISH);
    packed.resize(state.total_out);
    deflateEnd(&state);
    return packed;
}

std::string zstandard(const std::string& text)
{
    std::string packed(ZSTD_compressBound(text.size()), '\0');
    packed.resize(ZSTD_compress(packed.data(), packed.size(), text.data(), text.size(), 3));
    return packed;
}

/// A store of objects by "bucket/key".
OpenObject objects(std::map<std::string, std::string> texts)
{
    return
        [texts = std::move(texts)](const Place& place) -> ReadResult<std::unique_ptr<ByteStream>> {
            const auto found = texts.find(place.bucket + '/' + place.key);
            if (found == texts.end())
                return tl::unexpected<ReadFault>(
                    ReadFault{"no " + place.key, ReadFault::Kind::DataSet, {}});
            return streamOf(found->second);
        };
}

/// All items as one JSON array, or the cause of what stopped the reading.
std::string readText(const ReaderConfig& config, std::string text, const OpenObject& open = {})
{
    auto source = openItems(config, streamOf(std::move(text)), {"b", "k"}, open);
    if (!source)
        return source.error().cause;
    auto values = readAll(**source);
    return values ? value::toJson(Value::array(*values)) : values.error().cause;
}

ReaderConfig csv()
{
    ReaderConfig config;
    config.format = Format::Csv;
    return config;
}

} // namespace

class ItemSourceTest : public QObject {
    Q_OBJECT
private slots:
    void csvCells_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("delimiter");
        QTest::addColumn<QString>("items");
        QTest::newRow("plain") << "a,b\n1,2\n3,4\n"
                               << ","
                               << R"([{"a":"1","b":"2"},{"a":"3","b":"4"}])";
        QTest::newRow("no line end at the end") << "a\n1"
                                                << ","
                                                << R"([{"a":"1"}])";
        QTest::newRow("CR LF and a lone CR") << "a\r\n1\r2\r\n"
                                             << ","
                                             << R"([{"a":"1"},{"a":"2"}])";
        QTest::newRow("missing cells are empty") << "a,b\n1\n"
                                                 << ","
                                                 << R"([{"a":"1","b":""}])";
        QTest::newRow("surplus cells are dropped") << "a\n1,2,3\n"
                                                   << ","
                                                   << R"([{"a":"1"}])";
        QTest::newRow("blank lines are passed over") << "a,b\n\n  \n1,2\n"
                                                     << ","
                                                     << R"([{"a":"1","b":"2"}])";
        QTest::newRow("a line of delimiters is a row") << "a,b\n,\n"
                                                       << ","
                                                       << R"([{"a":"","b":""}])";
        QTest::newRow("quotes hold delimiters") << "a,b\n\"x,y\",2\n"
                                                << ","
                                                << R"([{"a":"x,y","b":"2"}])";
        QTest::newRow("quotes hold line ends") << "a\n\"x\ny\"\n"
                                               << ","
                                               << R"([{"a":"x\ny"}])";
        QTest::newRow("quotes double") << "a\n\"say \"\"hi\"\"\"\n"
                                       << ","
                                       << "[{\"a\":\"say \\\"hi\\\"\"}]";
        QTest::newRow("a quote within a cell is a character") << "a\nx\"y\n"
                                                              << ","
                                                              << "[{\"a\":\"x\\\"y\"}]";
        QTest::newRow("a quote left open ends with the text") << "a\n\"x\n"
                                                              << ","
                                                              << R"([{"a":"x\n"}])";
        QTest::newRow("pipe") << "a|b\n1|2,3\n"
                              << "|"
                              << R"([{"a":"1","b":"2,3"}])";
        QTest::newRow("semicolon") << "a;b\n1;2\n"
                                   << ";"
                                   << R"([{"a":"1","b":"2"}])";
        QTest::newRow("space") << "a b\n1 2\n"
                               << " "
                               << R"([{"a":"1","b":"2"}])";
        QTest::newRow("tab") << "a\tb\n1\t2\n"
                             << "\t"
                             << R"([{"a":"1","b":"2"}])";
        QTest::newRow("byte order mark") << "\xEF\xBB\xBF"
                                            "a\n1\n"
                                         << ","
                                         << R"([{"a":"1"}])";
        QTest::newRow("header alone") << "a,b\n"
                                      << ","
                                      << "[]";
        QTest::newRow("nothing") << ""
                                 << ","
                                 << "[]";
        QTest::newRow("repeated header") << "a,a\n1,2\n"
                                         << ","
                                         << "CSV headers cannot contain duplicates.";
    }
    void csvCells()
    {
        QFETCH(QString, text);
        QFETCH(QString, delimiter);
        QFETCH(QString, items);
        ReaderConfig config = csv();
        config.delimiter = delimiter.toStdString().front();
        QCOMPARE(readText(config, text.toStdString()), items.toStdString());
    }

    void givenHeadersMakeTheFirstRowAnItem()
    {
        ReaderConfig config = csv();
        config.hasHeaderRow = false;
        config.headers = {"x", "y"};
        QCOMPARE(readText(config, "1,2\n3,4\n"),
                 std::string(R"([{"x":"1","y":"2"},{"x":"3","y":"4"}])"));
        config.headers = {"x", "x"};
        QCOMPARE(readText(config, "1,2\n"), std::string("CSV headers cannot contain duplicates."));
    }

    void headersHaveALimit()
    {
        const std::string name(10 * 1024, 'n');
        QCOMPARE(readText(csv(), name + "\n1\n"),
                 std::string("The CSV headers are larger than 10 KiB."));
        QCOMPARE(readText(csv(), name.substr(1) + "\n"), std::string("[]"));
    }

    void jsonItems_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QString>("items");
        const QString none = "Attempting to map over non-iterable node.";
        QTest::newRow("array") << R"([1, "a", {"b": [2]}, null])"
                               << ""
                               << R"([1,"a",{"b":[2]},null])";
        QTest::newRow("empty array") << " [ ] "
                                     << ""
                                     << "[]";
        QTest::newRow("object") << R"({"k": 1, "l": {"m": ":,"}})"
                                << ""
                                << R"([{"Key":"k","Value":1},{"Key":"l","Value":{"m":":,"}}])";
        QTest::newRow("empty object") << "{}"
                                      << ""
                                      << "[]";
        QTest::newRow("brackets and quotes in texts") << "[\"]\\\"[\", \"\\\\\"]"
                                                      << ""
                                                      << "[\"]\\\"[\",\"\\\\\"]";
        QTest::newRow("pointer to an array") << R"({"a": {"x": [1], "b": [2, 3]}, "c": 4})"
                                             << "/a/b"
                                             << "[2,3]";
        QTest::newRow("pointer through an array") << R"([[0], {"items": [1]}])"
                                                  << "/1/items"
                                                  << "[1]";
        QTest::newRow("pointer to an object") << R"({"a": {"k": true}})"
                                              << "/a"
                                              << R"([{"Key":"k","Value":true}])";
        QTest::newRow("escaped pointer") << R"({"a/b": {"~": [1]}})"
                                         << "/a~1b/~0"
                                         << "[1]";
        QTest::newRow("escaped name") << R"({"\u0061": [1]})"
                                      << "/a"
                                      << "[1]";
        QTest::newRow("pointer to nothing")
            << R"({"a": 1})"
            << "/b"
            << "The ItemsPointer '/b' finds nothing in the data set.";
        QTest::newRow("pointer into a number")
            << R"({"a": 1})"
            << "/a/b"
            << "The ItemsPointer '/a/b' finds nothing in the data set.";
        QTest::newRow("pointer past an array")
            << "[1]"
            << "/1"
            << "The ItemsPointer '/1' finds nothing in the data set.";
        QTest::newRow("no pointer") << "[1]"
                                    << "a"
                                    << "The ItemsPointer 'a' is not a JSON Pointer.";
        QTest::newRow("text") << R"("ab")"
                              << "" << none;
        QTest::newRow("number") << "12"
                                << "" << none;
        QTest::newRow("null behind a pointer") << R"({"a": null})"
                                               << "/a" << none;
        QTest::newRow("no JSON") << "hello"
                                 << ""
                                 << "The data set is not JSON: it begins with no value.";
        QTest::newRow("nothing") << "  "
                                 << ""
                                 << "The data set is not JSON: it is empty.";
        QTest::newRow("cut off")
            << "[1, 2"
            << ""
            << "The data set is not JSON: an item is followed by neither a comma nor the end.";
        QTest::newRow("something behind") << "[1] x"
                                          << ""
                                          << "The data set is not JSON: something follows its end.";
        QTest::newRow("something behind the pointer's array") << R"({"a": [1], "b": 2} )"
                                                              << "/a"
                                                              << "[1]";
    }
    void jsonItems()
    {
        QFETCH(QString, text);
        QFETCH(QString, pointer);
        QFETCH(QString, items);
        ReaderConfig config;
        config.itemsPointer = pointer.toStdString();
        QCOMPARE(readText(config, text.toStdString()), items.toStdString());
    }

    void aFaultyItemStopsTheReading()
    {
        auto source = openItems({}, streamOf("[1, 2x, 3]"), {"b", "k"}, {});
        QVERIFY(source);
        QVERIFY((*source)->next()->has_value());
        const auto second = (*source)->next();
        QVERIFY(!second);
        QVERIFY(second.error().cause.starts_with("The data set is not JSON: item 1:"));
        QVERIFY(!(*source)->next()->has_value());
    }

    void itemsLargerThanABufferAreWhole()
    {
        const std::string large(1'000'000, 'x');
        auto source = openItems({}, streamOf("[\"" + large + "\", 1]"), {"b", "k"}, {});
        const auto values = readAll(**source);
        QVERIFY(values);
        QCOMPARE(values->size(), std::size_t(2));
        QCOMPARE(values->front().asString().size(), large.size());
    }

    void jsonLines_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("items");
        QTest::newRow("objects") << "{\"a\":1}\n{\"a\":2}\n"
                                 << R"([{"a":1},{"a":2}])";
        QTest::newRow("no end at the end, CR") << "1\r\n2"
                                               << "[1,2]";
        QTest::newRow("blank lines") << "\n  \n1\n\n"
                                     << "[1]";
        QTest::newRow("nothing") << ""
                                 << "[]";
    }
    void jsonLines()
    {
        QFETCH(QString, text);
        QFETCH(QString, items);
        ReaderConfig config;
        config.format = Format::JsonLines;
        QCOMPARE(readText(config, text.toStdString()), items.toStdString());
    }

    void faultyLineIsNamed()
    {
        ReaderConfig config;
        config.format = Format::JsonLines;
        QVERIFY(readText(config, "1\n\n{\n").starts_with("Line 3 of the data set is not JSON:"));
    }

    void packedDataIsKnownByItsFirstBytes()
    {
        std::string text = "n\n";
        for (int number = 0; number < 50'000; ++number)
            text += std::to_string(number * 7919) + "\n";
        const std::string plain = readText(csv(), text);
        QCOMPARE(readText(csv(), gzipped(text)), plain);
        QCOMPARE(readText(csv(), zstandard(text)), plain);
        QCOMPARE(readText(csv(), gzipped("n\n1\n") + gzipped("2\n")),
                 std::string(R"([{"n":"1"},{"n":"2"}])"));
        QCOMPARE(readText(csv(), zstandard("n\n1\n") + zstandard("2\n")),
                 std::string(R"([{"n":"1"},{"n":"2"}])"));
    }

    void damagedPackedDataIsAFault_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("cause");
        const std::string text(10'000, 'a');
        const std::string gzip = gzipped(text);
        const std::string zstd = zstandard(text);
        const auto bytes = [](const std::string& all) { return QByteArray::fromStdString(all); };
        QTest::newRow("gzip cut off")
            << bytes(gzip.substr(0, gzip.size() / 2)) << "gzip data: it ends too early";
        QTest::newRow("gzip mark alone")
            << bytes(gzip.substr(0, 2)) << "gzip data: it ends too early";
        QTest::newRow("gzip damaged")
            << bytes(gzip.substr(0, 3) + "xxxxxxxxxxxx") << "gzip data: it is damaged";
        QTest::newRow("zstd cut off")
            << bytes(zstd.substr(0, zstd.size() - 2)) << "zstd data: it ends too early";
    }
    void damagedPackedDataIsAFault()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, cause);
        const std::string answer = readText(csv(), bytes.toStdString());
        QVERIFY2(answer.ends_with(cause.toStdString()), answer.c_str());
    }

    void inventoryNamesItsFiles()
    {
        ReaderConfig config;
        config.manifest = Manifest::Inventory;
        const std::string manifest =
            R"({"destinationBucket": "arn:aws:s3:::lists", "fileFormat": "CSV",
                "fileSchema": "Bucket, Key, Size", "files": [{"key": "d/1.csv.gz"}, {"key": "d/2.csv"}]})";
        const OpenObject open = objects({{"lists/d/1.csv.gz", gzipped("\"data\",\"x\",\"3\"\n")},
                                         {"lists/d/2.csv", "\"data\",\"y\",\"4\"\n"}});
        QCOMPARE(readText(config, manifest, open),
                 std::string(R"([{"Bucket":"data","Key":"x","Size":"3"},)"
                             R"({"Bucket":"data","Key":"y","Size":"4"}])"));
        QCOMPARE(readText(config, manifest, objects({})), std::string("no d/1.csv.gz"));
        QVERIFY(readText(config, R"({"files": []})", open).starts_with("The manifest has no"));
    }

    void athenaManifestListsFiles()
    {
        ReaderConfig config;
        config.manifest = Manifest::AthenaData;
        config.format = Format::JsonLines;
        const OpenObject open = objects({{"out/q/a", "{\"v\":1}\n"}, {"out/q/b", "{\"v\":2}\n"}});
        QCOMPARE(readText(config, "s3://out/q/a\n\"s3://out/q/b\"\n", open),
                 std::string(R"([{"v":1},{"v":2}])"));
        QCOMPARE(readText(config, "out/q/a\n", open),
                 std::string("The manifest names 'out/q/a', which is no S3 URI."));
    }

    void listedObjectsAreOneDataSet()
    {
        const Value listing =
            Value::array({Value::object({{"Key", "in/"}}), Value::object({{"Key", "in/1"}}),
                          Value::object({{"Key", "in/2"}})});
        const OpenObject open = objects({{"b/in/1", "[1,2]"}, {"b/in/2", "[3]"}});
        auto source = openListed({}, "b", listing, open);
        std::vector<std::string> places;
        for (auto item = source->next(); item && *item; item = source->next())
            places.push_back(value::toJson((*item)->value) + " " +
                             std::string((*item)->source.asString()));
        const std::vector<std::string> expected{"1 S3://b/in/1", "2 S3://b/in/1", "3 S3://b/in/2"};
        QCOMPARE(places, expected);
    }

    void parquetIsRefusedWithAWayOut()
    {
        ReaderConfig config;
        config.format = Format::Parquet;
        const auto source = openItems(config, streamOf("PAR1"), {"b", "k"}, {});
        QVERIFY(!source);
        QVERIFY(source.error().kind == ReadFault::Kind::Unsupported);
        QVERIFY(source.error().cause.find("JSON Lines") != std::string::npos);
    }

    void valuesAreIteratedToo()
    {
        auto source = itemsOfValue(Value::object({{"k", 1}}), "STATE_DATA");
        const auto item = (*source)->next();
        COMPARE_JSON((*item)->value, Value::object({{"Key", "k"}, {"Value", 1}}));
        COMPARE_JSON((*item)->key, Value("k"));
        COMPARE_JSON((*item)->source, Value("STATE_DATA"));
        QCOMPARE(itemsOfValue(Value(3), {}).error().cause,
                 std::string("Attempting to map over non-iterable node."));
    }

    void firstItemsStopEarly()
    {
        auto source = firstItems(std::move(*itemsOfValue(Value::array({1, 2, 3}), {})), 2);
        COMPARE_JSON(Value::array(*readAll(*source)), Value::array({1, 2}));
    }

    void batchesRespectBothLimits()
    {
        BatchLimits limits;
        limits.items = 2;
        limits.batchInput = Value::object({{"f", 1}});
        Batch byCount(limits);
        byCount.add(1);
        QVERIFY(byCount.hasRoomFor(2));
        byCount.add(2);
        QVERIFY(!byCount.hasRoomFor(3));
        COMPARE_JSON(byCount.take(), Value::object({{"BatchInput", Value::object({{"f", 1}})},
                                                    {"Items", Value::array({1, 2})}}));
        QCOMPARE(byCount.size(), std::size_t(0));
        limits = {};
        limits.bytes = std::string(R"({"Items":["aaa","bb"]})").size();
        Batch byBytes(limits);
        byBytes.add("aaa");
        QVERIFY(byBytes.hasRoomFor("bb"));
        QVERIFY(!byBytes.hasRoomFor("bbb"));
        (void)byBytes.take();
        QVERIFY(byBytes.hasRoomFor(std::string(1000, 'x')));
    }
};

QTEST_APPLESS_MAIN(ItemSourceTest)
#include "tst_ItemSource.moc"
