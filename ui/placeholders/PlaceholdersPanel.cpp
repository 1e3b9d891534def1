// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/placeholders/PlaceholdersPanel.h"

#include "ui/bridge/Words.h"
#include "ui/placeholders/PlaceholderDelegates.h"
#include "ui/placeholders/PlaceholdersController.h"
#include "ui/placeholders/PlaceholdersModel.h"
#include "ui/theme/Theme.h"

#include <QComboBox>
#include <QDir>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QStackedLayout>
#include <QTableView>
#include <QToolButton>

#include <algorithm>

namespace stepglass::ui::placeholders {

namespace core = stepglass::placeholders;

PlaceholdersPanel::PlaceholdersPanel(PlaceholdersController& controller, const theme::Theme& theme,
                                     QWidget* parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_theme(&theme)
    , m_model(new PlaceholdersModel(controller, theme, this))
    , m_table(new QTableView(this))
    , m_content(new QWidget(this))
    , m_environment(new QComboBox(m_content))
    , m_name(new QLineEdit(m_content))
    , m_nameLabel(new QLabel(tr("Environment"), m_content))
    , m_fault(new QLabel(m_content))
{
    setObjectName(QStringLiteral("placeholdersPanel"));
    m_environment->setObjectName(QStringLiteral("environmentCombo"));
    m_environment->setAccessibleName(tr("Environment whose values runs take"));
    m_environment->setToolTip(tr("Environment whose values runs take"));
    m_environment->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_name->setObjectName(QStringLiteral("environmentName"));
    m_name->setMaximumWidth(180);
    m_name->hide();
    m_name->installEventFilter(this);
    m_fault->setObjectName(QStringLiteral("placeholdersFault"));
    m_fault->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_fault->setContentsMargins(theme::metrics::panelPadding, theme::metrics::grid,
                                theme::metrics::panelPadding, theme::metrics::grid);

    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(theme::metrics::panelPadding, theme::metrics::grid,
                            2 * theme::metrics::grid, theme::metrics::grid);
    bar->setSpacing(theme::metrics::grid);
    m_nameLabel->setProperty("muted", true);
    bar->addWidget(m_nameLabel);
    bar->addWidget(m_environment);
    bar->addWidget(m_name);
    auto* column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    const auto add = [&](const char* icon, const QString& text, const char* name, auto slot) {
        QToolButton* button = addButton(QLatin1String(icon), text, QLatin1String(name), slot);
        bar->addWidget(button);
        return button;
    };
    add("add", tr("Add environment"), "addEnvironmentButton", &PlaceholdersPanel::addEnvironment);
    m_rename = add("rename", tr("Rename environment"), "renameEnvironmentButton",
                   &PlaceholdersPanel::renameEnvironment);
    m_remove = add("delete", tr("Remove environment"), "removeEnvironmentButton",
                   &PlaceholdersPanel::removeEnvironment);
    m_default = add("state-succeed", tr("Choose it when the definition is opened"),
                    "defaultEnvironmentButton", &PlaceholdersPanel::makeDefault);
    m_default->setCheckable(true);
    // In the row of the buttons: a panel at the window's foot is low.
    m_fault->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    bar->addWidget(m_fault, 1);
    bar->addStretch();
    m_undo =
        add("undo", tr("Undo the last change"), "placeholdersUndoButton", &PlaceholdersPanel::undo);
    m_redo = add("redo", tr("Redo"), "placeholdersRedoButton", &PlaceholdersPanel::redo);
    buildTable();
    column->addWidget(m_table, 1);

    auto* empty = new QLabel(tr("No placeholders here.\nWrite ${Name} in a text or instead of a "
                                "value to keep what differs between environments out of it."),
                             this);
    empty->setObjectName(QStringLiteral("placeholdersEmpty"));
    empty->setAlignment(Qt::AlignCenter);
    empty->setWordWrap(true);
    empty->setProperty("muted", true);
    m_empty = empty;
    m_stack = new QStackedLayout(this);
    m_stack->addWidget(m_content);
    m_stack->addWidget(m_empty);

    connect(m_environment, &QComboBox::activated, this, [this](int index) {
        m_controller.setCurrentEnvironment(m_environment->itemData(index).toString());
    });
    connect(m_name, &QLineEdit::returnPressed, this, &PlaceholdersPanel::takeName);
    connect(&controller, &PlaceholdersController::changed, this, &PlaceholdersPanel::showState);
    connect(&controller, &PlaceholdersController::currentEnvironmentChanged, this,
            &PlaceholdersPanel::showState);
    connect(controller.undoStack(), &QUndoStack::indexChanged, this, &PlaceholdersPanel::showState);
    setTheme(theme);
}

PlaceholdersPanel::~PlaceholdersPanel()
{
    // An open editor commits when it loses the keyboard, which may be as late as now.
    m_controller.disconnect(this);
    m_controller.undoStack()->disconnect(this);
    m_table->setModel(nullptr);
}

QToolButton* PlaceholdersPanel::addButton(const QString& icon, const QString& text,
                                          const QString& name, void (PlaceholdersPanel::*slot)())
{
    auto* button = new QToolButton(m_content);
    button->setObjectName(name);
    button->setProperty("iconName", icon);
    button->setToolTip(text);
    button->setAccessibleName(text);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    connect(button, &QToolButton::clicked, this, slot);
    m_buttons.append(button);
    return button;
}

void PlaceholdersPanel::buildTable()
{
    m_table->setObjectName(QStringLiteral("placeholdersTable"));
    m_table->setAccessibleName(tr("Placeholders"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new ValueDelegate(m_table));
    m_table->setItemDelegateForColumn(PlaceholdersModel::TypeColumn, new TypeDelegate(m_table));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                             QAbstractItemView::AnyKeyPressed);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTextElideMode(Qt::ElideMiddle);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(28);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->installEventFilter(this);
    connect(m_table, &QTableView::clicked, this, [this](const QModelIndex& index) {
        if (index.column() == PlaceholdersModel::UsesColumn)
            showUses(index);
    });
    connect(m_table, &QTableView::doubleClicked, this, [this](const QModelIndex& index) {
        if (index.column() == PlaceholdersModel::NameColumn)
            showUses(index);
    });
    connect(m_model, &QAbstractItemModel::modelReset, this, &PlaceholdersPanel::fitColumns);
}

void PlaceholdersPanel::setTheme(const theme::Theme& theme)
{
    m_theme = &theme;
    m_model->setTheme(theme);
    for (QToolButton* button : std::as_const(m_buttons))
        button->setIcon(theme.icon(button->property("iconName").toString()));
    QPalette palette = m_fault->palette();
    palette.setColor(QPalette::WindowText, theme.colors().error);
    m_fault->setPalette(palette);
    fitColumns();
    showState();
}

void PlaceholdersPanel::focusFirst()
{
    const QString current = m_controller.currentEnvironment();
    int column = PlaceholdersModel::NameColumn;
    for (int i = PlaceholdersModel::FirstEnvironmentColumn; i < m_model->columnCount(); ++i) {
        if (m_model->environment(i) == current)
            column = i;
    }
    m_table->setFocus();
    m_table->setCurrentIndex(m_model->index(0, column));
}

void PlaceholdersPanel::showState()
{
    const bool isNeeded = m_model->rowCount() > 0 || !m_controller.environments().isEmpty() ||
                          !m_controller.faults().empty();
    m_stack->setCurrentWidget(isNeeded ? m_content : m_empty);
    const QString current = m_controller.currentEnvironment();
    m_environment->clear();
    m_environment->addItem(tr("No environment"), QString());
    const QStringList environments = m_controller.environments();
    for (const QString& environment : environments)
        m_environment->addItem(environment, environment);
    m_environment->setCurrentIndex(std::max(0, m_environment->findData(current)));
    const bool isDefault = !current.isEmpty() &&
                           bridge::toQString(m_controller.file().defaultEnvironment()) == current;
    m_rename->setEnabled(!current.isEmpty());
    m_remove->setEnabled(!current.isEmpty());
    m_default->setEnabled(!current.isEmpty());
    m_default->setChecked(isDefault);
    m_undo->setEnabled(m_controller.undoStack()->canUndo());
    m_redo->setEnabled(m_controller.undoStack()->canRedo());
    if (m_undo->isEnabled())
        m_undo->setToolTip(tr("Undo: %1").arg(m_controller.undoStack()->undoText()));
    showFaults();
}

void PlaceholdersPanel::showFaults()
{
    const std::vector<core::Fault> faults = m_controller.faults();
    const auto worst = std::find_if(faults.begin(), faults.end(),
                                    [](const core::Fault& fault) { return fault.isError; });
    m_fault->setVisible(worst != faults.end());
    if (worst == faults.end())
        return;
    const LineColumn place = m_controller.file().tree().lines().position(worst->range.begin);
    const QString file = m_controller.filePath().isEmpty()
                             ? tr("Environments")
                             : QDir(m_controller.filePath()).dirName();
    m_fault->setToolTip(words(*worst));
    m_fault->setText(tr("%1, line %2: %3").arg(file).arg(place.line).arg(words(*worst)));
}

void PlaceholdersPanel::fitColumns()
{
    QHeaderView* header = m_table->horizontalHeader();
    header->setStretchLastSection(true);
    const auto width = [this](int column, int least, int most) {
        m_table->resizeColumnToContents(column);
        m_table->setColumnWidth(column, std::clamp(m_table->columnWidth(column) + 12, least, most));
    };
    width(PlaceholdersModel::NameColumn, 110, 180);
    width(PlaceholdersModel::TypeColumn, 136, 170);
    width(PlaceholdersModel::UsesColumn, 52, 72);
    for (int i = PlaceholdersModel::FirstEnvironmentColumn; i < m_model->columnCount(); ++i)
        width(i, 120, 220);
}

void PlaceholdersPanel::showUses(const QModelIndex& index)
{
    const core::Placeholder* placeholder = m_model->placeholder(index.row());
    if (placeholder == nullptr || placeholder->uses.empty())
        return;
    if (placeholder->uses.size() == 1) {
        Q_EMIT placeRequested(placeholder->uses.front().range);
        return;
    }
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("placeholderUses"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const core::Use& use : placeholder->uses) {
        const QAction* action =
            menu->addAction(bridge::toQString(use.pointer).replace(u'&', QLatin1String("&&")));
        connect(action, &QAction::triggered, this,
                [this, range = use.range] { Q_EMIT placeRequested(range); });
    }
    menu->setActiveAction(menu->actions().constFirst());
    menu->popup(m_table->viewport()->mapToGlobal(m_table->visualRect(index).bottomLeft()));
}

void PlaceholdersPanel::askName(const QString& label, const QString& suggestion, bool isRenaming)
{
    m_isRenaming = isRenaming;
    m_nameLabel->setText(label);
    m_name->setAccessibleName(label);
    m_name->setText(suggestion);
    m_environment->hide();
    m_name->show();
    m_name->selectAll();
    m_name->setFocus();
}

void PlaceholdersPanel::takeName()
{
    const QString name = m_name->text().trimmed();
    m_name->hide();
    m_environment->show();
    m_nameLabel->setText(tr("Environment"));
    if (name.isEmpty())
        return;
    if (m_isRenaming)
        m_controller.renameEnvironment(m_controller.currentEnvironment(), name);
    else
        m_controller.addEnvironment(name);
    focusFirst();
}

void PlaceholdersPanel::addEnvironment()
{
    const QStringList names = m_controller.environments();
    QString suggestion;
    for (const char* usual : {"dev", "test", "prod"}) {
        if (suggestion.isEmpty() && !names.contains(QLatin1String(usual)))
            suggestion = QLatin1String(usual);
    }
    askName(tr("New environment"), suggestion, false);
}

void PlaceholdersPanel::renameEnvironment()
{
    askName(tr("New name"), m_controller.currentEnvironment(), true);
}

void PlaceholdersPanel::removeEnvironment()
{
    m_controller.removeEnvironment(m_controller.currentEnvironment());
}

void PlaceholdersPanel::makeDefault()
{
    const QString current = m_controller.currentEnvironment();
    const bool isDefault = bridge::toQString(m_controller.file().defaultEnvironment()) == current;
    m_controller.setDefaultEnvironment(isDefault ? QString() : current);
}

void PlaceholdersPanel::undo()
{
    m_controller.undoStack()->undo();
}

void PlaceholdersPanel::redo()
{
    m_controller.undoStack()->redo();
}

bool PlaceholdersPanel::eventFilter(QObject* watched, QEvent* event)
{
    const bool isKey = event->type() == QEvent::KeyPress;
    if (!isKey && event->type() != QEvent::ShortcutOverride)
        return QWidget::eventFilter(watched, event);
    auto* key = static_cast<QKeyEvent*>(event);
    if (watched == m_name) {
        if (key->key() != Qt::Key_Escape)
            return false;
        key->accept();
        if (isKey) {
            m_name->clear();
            takeName();
            m_table->setFocus();
        }
        return isKey;
    }
    // The window's own shortcuts would undo in the definition.
    const bool isUndo = key->matches(QKeySequence::Undo);
    const bool isRedo = key->matches(QKeySequence::Redo);
    const bool isDelete = key->key() == Qt::Key_Delete && key->modifiers() == Qt::NoModifier;
    const bool isRename = key->key() == Qt::Key_F2;
    if (event->type() == QEvent::ShortcutOverride) {
        if (isUndo || isRedo || isDelete || isRename)
            key->accept();
        return false;
    }
    // What the editor of a cell leaves over comes here too.
    if (!m_table->hasFocus())
        return QWidget::eventFilter(watched, event);
    const QModelIndex current = m_table->currentIndex();
    if (isUndo)
        undo();
    else if (isRedo)
        redo();
    else if (isDelete)
        m_model->removeValue(current);
    else if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && current.isValid()) {
        if (current.flags() & Qt::ItemIsEditable)
            m_table->edit(current);
        else
            showUses(current);
    } else
        return false;
    return true;
}

} // namespace stepglass::ui::placeholders
