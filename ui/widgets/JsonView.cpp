// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/JsonView.h"

#include "core/value/Json.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/JsonHighlighter.h"
#include "ui/widgets/JsonModel.h"
#include "ui/widgets/private/JsonDelegate.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeView>

namespace stepglass::ui::widgets {

namespace {

constexpr int rowsOfEmbedded = 12;
/// What the style sheet's padding takes above and below the rows.
constexpr int treeMargins = 12;
constexpr int rowsOpenedAtOnce = 2000;
/// Values with fewer rows than this are shown open.
constexpr int rowsShownOpen = 24;

} // namespace

JsonView::JsonView(Form form, const theme::Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_form(form)
    , m_theme(&theme)
    , m_model(new JsonModel(this))
    , m_delegate(new JsonDelegate(theme, this))
    , m_tree(new QTreeView(this))
    , m_pages(new QStackedWidget(this))
{
    m_tree->setObjectName(QStringLiteral("jsonTree"));
    m_tree->setAccessibleName(tr("JSON value"));
    m_tree->setModel(m_model);
    m_tree->setItemDelegate(m_delegate);
    m_tree->setHeaderHidden(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setIndentation(16);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->installEventFilter(this);
    m_pages->addWidget(m_tree);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::metrics::grid);
    if (form == Form::Full)
        buildBar();
    column->addWidget(m_pages, 1);
    setFocusProxy(m_tree);

    connect(m_tree, &QTreeView::customContextMenuRequested, this, &JsonView::showMenu);
    connect(m_tree, &QTreeView::expanded, this, &JsonView::fitHeight);
    connect(m_tree, &QTreeView::collapsed, this, &JsonView::fitHeight);
}

void JsonView::buildBar()
{
    m_search = new QLineEdit(this);
    m_search->setObjectName(QStringLiteral("jsonSearch"));
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search in the value"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_matchCount = new QLabel(this);
    m_matchCount->setObjectName(QStringLiteral("jsonMatchCount"));
    m_matchCount->setProperty("muted", true);
    m_textButton = new QToolButton(this);
    m_textButton->setObjectName(QStringLiteral("jsonTextButton"));
    m_textButton->setCheckable(true);
    m_textButton->setIcon(m_theme->icon(QStringLiteral("text")));
    m_textButton->setToolTip(tr("Show as text"));
    m_textButton->setAccessibleName(tr("Show as text"));

    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(0, 0, 0, 0);
    bar->setSpacing(theme::metrics::grid);
    bar->addWidget(m_search, 1);
    bar->addWidget(m_matchCount);
    bar->addWidget(m_textButton);
    static_cast<QVBoxLayout*>(layout())->addLayout(bar);
    connect(m_search, &QLineEdit::textChanged, this, &JsonView::search);
    connect(m_search, &QLineEdit::returnPressed, this, &JsonView::findNext);
    connect(m_textButton, &QToolButton::toggled, this, &JsonView::setText);
}

void JsonView::setTheme(const theme::Theme& theme)
{
    m_theme = &theme;
    m_delegate->setTheme(theme);
    m_tree->viewport()->update();
    if (m_textButton)
        m_textButton->setIcon(theme.icon(QStringLiteral("text")));
    if (m_highlighter)
        m_highlighter->setTheme(theme);
}

void JsonView::setValue(const Value& value, const std::optional<Value>& compared)
{
    m_model->setValue(value, compared);
    m_tree->setRootIsDecorated(value.size() > 0);
    m_isTextCurrent = false;
    openFirstLevels();
    if (m_search)
        search();
    if (isText())
        setText(true);
    fitHeight();
}

const Value& JsonView::value() const
{
    return m_model->value();
}

bool JsonView::isText() const
{
    return m_text && m_pages->currentWidget() == m_text;
}

void JsonView::setText(bool isText)
{
    if (!isText) {
        m_pages->setCurrentWidget(m_tree);
        return;
    }
    if (!m_text) {
        m_text = new QPlainTextEdit(this);
        m_text->setObjectName(QStringLiteral("jsonText"));
        m_text->setAccessibleName(tr("JSON text"));
        m_text->setReadOnly(true);
        m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
        QFont font = theme::Theme::monospaceFont();
        font.setPixelSize(12);
        m_text->setFont(font);
        m_highlighter = new JsonHighlighter(m_text->document(), *m_theme);
        m_pages->addWidget(m_text);
    }
    if (!m_isTextCurrent) {
        m_text->setPlainText(QString::fromStdString(value::toPrettyJson(m_model->value())));
        m_isTextCurrent = true;
    }
    m_pages->setCurrentWidget(m_text);
    if (m_textButton)
        m_textButton->setChecked(true);
}

void JsonView::openFirstLevels()
{
    // Breadth first, as long as the rows fit: what differs is opened before anything else.
    std::vector<QModelIndex> open{QModelIndex()};
    int rows = m_model->rowCount();
    for (std::size_t i = 0; i < open.size() && rows <= rowsShownOpen; ++i) {
        const int count = m_model->rowCount(open[i]);
        for (int row = 0; row < count; ++row) {
            const QModelIndex child = m_model->index(row, 0, open[i]);
            const bool isRemoved =
                child.data(JsonModel::MarkRole).toInt() == static_cast<int>(JsonMark::Removed);
            if (isRemoved || !m_model->hasChildren(child) ||
                rows + m_model->rowCount(child) > rowsShownOpen)
                continue;
            rows += m_model->rowCount(child);
            m_tree->expand(child);
            open.push_back(child);
        }
    }
}

int JsonView::visibleRows(const QModelIndex& parent, int limit) const
{
    int rows = 0;
    const int count = m_model->rowCount(parent);
    for (int row = 0; row < count && rows < limit; ++row) {
        const QModelIndex child = m_model->index(row, 0, parent);
        ++rows;
        if (m_tree->isExpanded(child))
            rows += visibleRows(child, limit - rows);
    }
    return rows;
}

void JsonView::fitHeight()
{
    if (m_form != Form::Embedded)
        return;
    const int rows = visibleRows({}, rowsOfEmbedded + 1);
    m_tree->setVerticalScrollBarPolicy(rows > rowsOfEmbedded ? Qt::ScrollBarAsNeeded
                                                             : Qt::ScrollBarAlwaysOff);
    setFixedHeight(std::min(rows, rowsOfEmbedded) * JsonDelegate::rowHeight + treeMargins);
}

void JsonView::expandAll()
{
    std::vector<QModelIndex> open{m_tree->currentIndex()};
    int rows = 0;
    for (std::size_t i = 0; i < open.size() && rows < rowsOpenedAtOnce; ++i) {
        if (open[i].isValid())
            m_tree->expand(open[i]);
        const int count = m_model->rowCount(open[i]);
        rows += count;
        for (int row = 0; row < count; ++row) {
            const QModelIndex child = m_model->index(row, 0, open[i]);
            if (m_model->hasChildren(child))
                open.push_back(child);
        }
    }
}

void JsonView::collapseAll()
{
    m_tree->collapseAll();
    fitHeight();
}

void JsonView::copyValue()
{
    QGuiApplication::clipboard()->setText(isText() && m_text->textCursor().hasSelection()
                                              ? m_text->textCursor().selectedText()
                                              : QString::fromStdString(value::toPrettyJson(
                                                    m_model->valueAt(m_tree->currentIndex()))));
}

void JsonView::copyPointer()
{
    QGuiApplication::clipboard()->setText(jsonPointer(m_model->stepsTo(m_tree->currentIndex())));
}

void JsonView::copyPath()
{
    QGuiApplication::clipboard()->setText(jsonPath(m_model->stepsTo(m_tree->currentIndex())));
}

void JsonView::showMenu(const QPoint& place)
{
    QMenu menu(this);
    menu.setObjectName(QStringLiteral("jsonMenu"));
    menu.addAction(tr("Copy Value"), this, &JsonView::copyValue);
    menu.addAction(tr("Copy JSONPath"), this, &JsonView::copyPath);
    menu.addAction(tr("Copy JSON Pointer"), this, &JsonView::copyPointer);
    menu.addSeparator();
    menu.addAction(tr("Expand All"), this, &JsonView::expandAll);
    menu.addAction(tr("Collapse All"), this, &JsonView::collapseAll);
    menu.exec(m_tree->viewport()->mapToGlobal(place));
}

void JsonView::search()
{
    m_matches = findInJson(m_model->value(), m_search->text());
    m_match = 0;
    if (m_search->text().isEmpty())
        m_matchCount->clear();
    else if (m_matches.empty())
        m_matchCount->setText(tr("none"));
    else
        showMatch(0);
}

void JsonView::showMatch(std::size_t which)
{
    m_match = which;
    m_matchCount->setText(tr("%1 of %2").arg(which + 1).arg(m_matches.size()));
    const QModelIndex index = m_model->indexOf(m_matches[which]);
    for (QModelIndex parent = index.parent(); parent.isValid(); parent = parent.parent())
        m_tree->expand(parent);
    m_tree->setCurrentIndex(index);
    m_tree->scrollTo(index);
}

void JsonView::findNext()
{
    if (!m_matches.empty())
        showMatch((m_match + 1) % m_matches.size());
}

void JsonView::findPrevious()
{
    if (!m_matches.empty())
        showMatch((m_match + m_matches.size() - 1) % m_matches.size());
}

bool JsonView::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    auto* key = static_cast<QKeyEvent*>(event);
    if (watched == m_tree && key->matches(QKeySequence::Copy)) {
        copyValue();
        return true;
    }
    if (watched == m_tree && m_search && key->matches(QKeySequence::Find)) {
        m_search->setFocus();
        return true;
    }
    if (watched == m_search && key->key() == Qt::Key_Return &&
        key->modifiers().testFlag(Qt::ShiftModifier)) {
        findPrevious();
        return true;
    }
    if (watched == m_search && key->key() == Qt::Key_Escape && !m_search->text().isEmpty()) {
        m_search->clear();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace stepglass::ui::widgets
