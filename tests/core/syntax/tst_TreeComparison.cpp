// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/syntax/Comparison.h"

#include <QTest>

using namespace stepglass;
using syntax::NodeId;

namespace {

std::shared_ptr<const syntax::SyntaxTree> parsed(const std::string& text,
                                                 syntax::Format format = syntax::Format::Json)
{
    return syntax::SyntaxTree::parse(text, format);
}

/// The innermost node whose value or key touches an offset, found by looking at all of them.
NodeId slowNodeAt(const syntax::SyntaxTree& tree, std::uint32_t offset)
{
    NodeId at = tree.root();
    while (true) {
        NodeId inner;
        for (const NodeId id : tree.children(at)) {
            const syntax::Node& child = tree.node(id);
            if (!child.keyRange.isEmpty() && child.keyRange.touches(offset) &&
                !child.range.touches(offset))
                return id;
            if (!inner.isValid() && child.range.touches(offset))
                inner = id;
            if (inner.isValid())
                break;
        }
        if (!inner.isValid())
            return at;
        at = inner;
    }
}

/// An object with many members, `between` after each.
std::string largeObject(std::string_view between)
{
    std::string text = "{";
    for (int i = 0; i < 150; ++i) {
        text += i == 0 ? "" : between;
        text.append("\"k").append(std::to_string(i));
        text.append("\": {\"a\": [1, \"b\"], \"c\": null}");
    }
    return text + "}";
}

} // namespace

/// What two trees have in common, and what large objects are asked.
class TreeComparisonTest : public QObject {
    Q_OBJECT

private slots:
    void onlyWhatIsUntouchedIsFound_data();
    void onlyWhatIsUntouchedIsFound();
    void equalTextsHaveEverythingInCommon();
    void indentationOfYamlCounts();
    void copiesOfYamlAreNotCompared();
    void membersOfLargeObjectsAreFound();
    void placesInLargeObjectsAreFound_data();
    void placesInLargeObjectsAreFound();
};

void TreeComparisonTest::onlyWhatIsUntouchedIsFound_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QByteArray>("pointer");
    QTest::addColumn<QByteArray>("was"); // "-" for nothing

    const QByteArray text = R"({"a": {"x": 1}, "b": [12, {"y": "z"}], "c": {"n": null}})";
    const auto changed = [&text](const char* part, const char* by) {
        QByteArray result = text;
        result.replace(part, by);
        return result;
    };
    const QByteArray inB = changed("12", "123");
    QTest::newRow("a member before it") << text << inB << QByteArray("/a") << QByteArray("/a");
    QTest::newRow("a member behind it") << text << inB << QByteArray("/c") << QByteArray("/c");
    QTest::newRow("an element behind it")
        << text << inB << QByteArray("/b/1") << QByteArray("/b/1");
    QTest::newRow("the value itself") << text << inB << QByteArray("/b/0") << QByteArray("-");
    QTest::newRow("what is around it") << text << inB << QByteArray("/b") << QByteArray("-");
    QTest::newRow("the root") << text << inB << QByteArray("") << QByteArray("-");
    QTest::newRow("a member whose name changes")
        << text << changed("\"c\"", "\"cc\"") << QByteArray("/cc") << QByteArray("-");
    QTest::newRow("a member behind a new one")
        << text << changed("\"b\"", "\"new\": {\"q\": []}, \"b\"") << QByteArray("/b/1")
        << QByteArray("/b/1");
    QTest::newRow("a new member") << text << changed("\"b\"", "\"new\": {\"q\": []}, \"b\"")
                                  << QByteArray("/new") << QByteArray("-");
    QTest::newRow("behind a text that is left open")
        << text << changed("\"z\"", "\"z") << QByteArray("/a") << QByteArray("/a");
    QTest::newRow("where brackets are gone")
        << text << changed("}], ", "") << QByteArray("/b") << QByteArray("-");
}

void TreeComparisonTest::onlyWhatIsUntouchedIsFound()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(QByteArray, pointer);
    QFETCH(QByteArray, was);
    const auto old = parsed(before.toStdString());
    const auto now = parsed(after.toStdString());
    const NodeId node = now->find(pointer.toStdString());
    QVERIFY(node.isValid());
    const NodeId found = syntax::Comparison(*old, *now).before(node);
    QCOMPARE(found.isValid() ? QByteArray::fromStdString(old->pointer(found)) : QByteArray("-"),
             was);
}

void TreeComparisonTest::equalTextsHaveEverythingInCommon()
{
    const auto old = parsed(R"({"a": [1, {"b": {}}], "c": "d"})");
    const auto now = parsed(old->text());
    const syntax::Comparison comparison(*old, *now);
    for (std::uint32_t i = 0; i < now->nodeCount(); ++i)
        QCOMPARE(comparison.before(NodeId(i)).value(), i);
}

void TreeComparisonTest::indentationOfYamlCounts()
{
    const auto old = parsed("a:\n  b: |\n    one\n    two\nc:\n  d: e\n", syntax::Format::Yaml);
    const auto now = parsed("a:\n  b: |\n      one\n    two\nc:\n  d: e\n", syntax::Format::Yaml);
    const syntax::Comparison comparison(*old, *now);
    QVERIFY(!comparison.before(now->find("/a")).isValid());
    QCOMPARE(comparison.before(now->find("/c")), old->find("/c"));
}

void TreeComparisonTest::copiesOfYamlAreNotCompared()
{
    const std::string text = "a: &x\n  b: 1\nc: *x\nd: 2\n";
    const auto old = parsed(text, syntax::Format::Yaml);
    const auto now = parsed(text + "e: 3\n", syntax::Format::Yaml);
    QVERIFY(old->hasCopies());
    QVERIFY(!syntax::Comparison(*old, *now).before(now->find("/d")).isValid());
}

void TreeComparisonTest::membersOfLargeObjectsAreFound()
{
    const auto tree = parsed(largeObject(", "));
    for (const NodeId id : tree->children(tree->root()))
        QCOMPARE(tree->member(tree->root(), tree->key(id)), id);
    QVERIFY(!tree->member(tree->root(), "k150").isValid());

    // Escapes are read, and of two with the same name the last one counts.
    std::string text = tree->text();
    text.replace(text.find("\"k7\""), 4, "\"k\\u0038\"");
    const auto twice = parsed(text);
    const NodeId eight = twice->member(twice->root(), "k8");
    QCOMPARE(twice->node(eight).indexInParent, std::uint32_t(8));
    QVERIFY(!twice->member(twice->root(), "k7").isValid());
}

void TreeComparisonTest::placesInLargeObjectsAreFound_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("with blanks") << QByteArray::fromStdString(largeObject(",\n  "));
    QTest::newRow("without blanks") << QByteArray::fromStdString(largeObject(","));
    QTest::newRow("with a fault") << QByteArray::fromStdString(largeObject(" "));
    const QByteArray object = QByteArray::fromStdString(largeObject(","));
    QTest::newRow("in a list") << QByteArray("[") + object + ',' + object + ']';
}

void TreeComparisonTest::placesInLargeObjectsAreFound()
{
    QFETCH(QByteArray, text);
    const auto tree = parsed(text.toStdString());
    for (std::uint32_t offset = 0; offset <= tree->text().size() + 1; ++offset)
        QCOMPARE(tree->nodeAt(offset), slowNodeAt(*tree, offset));
}

QTEST_APPLESS_MAIN(TreeComparisonTest)
#include "tst_TreeComparison.moc"
