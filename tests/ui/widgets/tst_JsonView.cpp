// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/value/Json.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/JsonModel.h"
#include "ui/widgets/JsonView.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace stepglass;
using namespace stepglass::ui::widgets;

namespace {

Value json(const char* text)
{
    return value::parseJson(text).value();
}

Value manyElements(int count)
{
    std::vector<Value> elements;
    for (int i = 0; i < count; ++i)
        elements.push_back(
            Value::object({{"id", Value(i)}, {"name", Value("element " + std::to_string(i))}}));
    return Value::array(std::move(elements));
}

QString markOf(const JsonModel& model, const char* name, const QModelIndex& parent = {})
{
    static const char* const words[] = {"same", "added", "changed", "removed"};
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        if (index.data(JsonModel::NameRole).toString() == QLatin1String(name))
            return QLatin1String(words[index.data(JsonModel::MarkRole).toInt()]);
    }
    return QStringLiteral("absent");
}

} // namespace

class JsonViewTest : public QObject {
    Q_OBJECT

    ui::theme::Theme m_theme{ui::theme::Scheme::Light};

private Q_SLOTS:
    void aContainersPartsAreTheRowsAndAScalarIsOne()
    {
        JsonModel model;
        const QAbstractItemModelTester tester(&model);
        model.setValue(json(R"({"a": {"b": [1, 2]}, "c": null})"));
        QCOMPARE(model.rowCount(), 2);
        const QModelIndex a = model.index(0, 0);
        const QModelIndex b = model.index(0, 0, a);
        QCOMPARE(model.rowCount(b), 2);
        QCOMPARE(b.parent(), a);
        QCOMPARE(model.index(1, 0).data().toString(), QStringLiteral("c: null"));
        model.setValue(json(R"("text")"));
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("\"text\""));
        QCOMPARE(model.rowCount(model.index(0, 0)), 0);
    }

    void whatDiffersIsMarkedAtEveryLevel()
    {
        JsonModel model;
        model.setValue(
            json(R"({"same": 1, "new": 2, "deep": {"x": 1, "y": 2}, "list": [1, 2, 3]})"),
            json(R"({"same": 1, "gone": 0, "deep": {"x": 1, "y": 1}, "list": [1]})"));
        QCOMPARE(markOf(model, "same"), QStringLiteral("same"));
        QCOMPARE(markOf(model, "new"), QStringLiteral("added"));
        QCOMPARE(markOf(model, "gone"), QStringLiteral("removed"));
        QCOMPARE(markOf(model, "deep"), QStringLiteral("changed"));
        const QModelIndex deep = model.index(2, 0);
        QCOMPARE(markOf(model, "x", deep), QStringLiteral("same"));
        QCOMPARE(markOf(model, "y", deep), QStringLiteral("changed"));
        QCOMPARE(model.index(1, 0, deep).data(JsonModel::FormerRole).toString(),
                 QStringLiteral("1"));
        QCOMPARE(markOf(model, "2", model.index(3, 0)), QStringLiteral("added"));
        QCOMPARE(markOf(model, "0", model.index(3, 0)), QStringLiteral("same"));
    }

    void equalValuesHaveNoMarks()
    {
        JsonModel model;
        model.setValue(json(R"({"a": 1.0})"), json(R"({"a": 1})"));
        QCOMPARE(markOf(model, "a"), QStringLiteral("same"));
    }

    void onlyWhatIsOpenedIsMade()
    {
        JsonView view(JsonView::Form::Full, m_theme);
        view.resize(400, 500);
        view.show();
        view.setValue(manyElements(10'000));
        QCOMPARE(view.model()->rowCount(), 10'000);
        QVERIFY(!view.tree()->isExpanded(view.model()->index(0, 0)));
        view.tree()->scrollToBottom();
        const QModelIndex last = view.model()->index(9999, 0);
        QTRY_VERIFY(
            view.tree()->viewport()->rect().contains(view.tree()->visualRect(last).center()));
    }

    void searchOpensTheWayToEachMatchInTurn()
    {
        JsonView view(JsonView::Form::Full, m_theme);
        view.show();
        view.setValue(manyElements(500));
        auto* search = view.findChild<QLineEdit*>(QStringLiteral("jsonSearch"));
        QTest::keyClicks(search, QStringLiteral("ELEMENT 49"));
        auto* count = view.findChild<QLabel*>(QStringLiteral("jsonMatchCount"));
        QCOMPARE(count->text(), QStringLiteral("1 of 11"));
        QCOMPARE(view.tree()->currentIndex().data().toString(),
                 QStringLiteral("name: \"element 49\""));
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(view.tree()->currentIndex().data().toString(),
                 QStringLiteral("name: \"element 490\""));
        QVERIFY(view.tree()->isExpanded(view.tree()->currentIndex().parent()));
        QTest::keyClick(search, Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(count->text(), QStringLiteral("1 of 11"));
        search->setText(QStringLiteral("nowhere"));
        QCOMPARE(count->text(), QStringLiteral("none"));
    }

    void copiesValuesPointersAndPaths()
    {
        JsonView view(JsonView::Form::Full, m_theme);
        view.setValue(json("{\"a/b\": [{\"it's\": {\"x\": 1}}]}"));
        const QModelIndex list = view.model()->index(0, 0);
        const QModelIndex member = view.model()->index(0, 0, view.model()->index(0, 0, list));
        view.tree()->setCurrentIndex(member);
        QTest::keyClick(view.tree(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("{\n  \"x\": 1\n}"));
        view.copyPointer();
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("/a~1b/0/it's"));
        view.copyPath();
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("$['a/b'][0]['it\\'s']"));
    }

    void theSameValueIsShownAsText()
    {
        JsonView view(JsonView::Form::Full, m_theme);
        view.show();
        view.setValue(json(R"({"a": [1]})"));
        QTest::mouseClick(view.findChild<QToolButton*>(QStringLiteral("jsonTextButton")),
                          Qt::LeftButton);
        QVERIFY(view.isText());
        QCOMPARE(view.findChild<QPlainTextEdit*>(QStringLiteral("jsonText"))->toPlainText(),
                 QStringLiteral("{\n  \"a\": [\n    1\n  ]\n}"));
        view.setValue(json("7"));
        QCOMPARE(view.findChild<QPlainTextEdit*>(QStringLiteral("jsonText"))->toPlainText(),
                 QStringLiteral("7"));
    }

    void previewsAreShortWhateverTheValue()
    {
        QCOMPARE(preview(json(R"({"a": [1, {}], "b": "x"})")),
                 QStringLiteral("{ a: [ 1, {} ], b: \"x\" }"));
        QVERIFY(preview(manyElements(10'000)).size() < 200);
        const QString text = preview(Value(std::string(300'000, 'x')));
        QVERIFY(text.size() < 400);
        QVERIFY(text.endsWith(QStringLiteral("…\"")));
    }
};

QTEST_MAIN(JsonViewTest)
#include "tst_JsonView.moc"
