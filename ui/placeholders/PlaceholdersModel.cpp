// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/placeholders/PlaceholdersModel.h"

#include "ui/bridge/Words.h"
#include "ui/placeholders/PlaceholdersController.h"
#include "ui/theme/Theme.h"

#include <algorithm>

namespace stepglass::ui::placeholders {

namespace core = stepglass::placeholders;
using bridge::toQString;
using bridge::toUtf8;

namespace {

/// Whether a table would show the same rows and columns.
bool isSameShape(const std::vector<core::Placeholder>& a, const std::vector<core::Placeholder>& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const core::Placeholder& first, const core::Placeholder& second) {
                          return first.name == second.name;
                      });
}

} // namespace

PlaceholdersModel::PlaceholdersModel(PlaceholdersController& controller, const theme::Theme& theme,
                                     QObject* parent)
    : QAbstractTableModel(parent)
    , m_controller(controller)
    , m_theme(&theme)
{
    connect(&controller, &PlaceholdersController::changed, this, &PlaceholdersModel::reread);
    reread();
}

void PlaceholdersModel::reread()
{
    const std::vector<core::Placeholder>& placeholders = m_controller.placeholders();
    const QStringList environments = m_controller.environments();
    const bool isSame = environments == m_environments && isSameShape(placeholders, m_placeholders);
    // A reset takes the keyboard's place and an open editor away; typing must not do that.
    if (!isSame)
        beginResetModel();
    m_placeholders = placeholders;
    m_environments = environments;
    m_current = m_controller.currentEnvironment();
    m_default = toQString(m_controller.file().defaultEnvironment());
    if (!isSame) {
        endResetModel();
        return;
    }
    if (!m_placeholders.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    if (!m_environments.isEmpty())
        Q_EMIT headerDataChanged(Qt::Horizontal, FirstEnvironmentColumn, columnCount() - 1);
}

void PlaceholdersModel::setTheme(const theme::Theme& theme)
{
    m_theme = &theme;
    if (!m_placeholders.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

const core::Placeholder* PlaceholdersModel::placeholder(int row) const
{
    return row >= 0 && row < rowCount() ? &m_placeholders[static_cast<std::size_t>(row)] : nullptr;
}

QString PlaceholdersModel::environment(int column) const
{
    return column < FirstEnvironmentColumn ? QString()
                                           : m_environments.value(column - FirstEnvironmentColumn);
}

const core::PlaceholderValue* PlaceholdersModel::valueAt(const QModelIndex& index) const
{
    const core::Environment* environment =
        m_controller.file().find(toUtf8(this->environment(index.column())));
    return environment == nullptr ? nullptr : environment->find(placeholder(index.row())->name);
}

bool PlaceholdersModel::removeValue(const QModelIndex& index)
{
    if (!index.isValid() || index.column() < FirstEnvironmentColumn || valueAt(index) == nullptr)
        return false;
    m_controller.setValue(environment(index.column()), toQString(placeholder(index.row())->name),
                          std::nullopt);
    return true;
}

int PlaceholdersModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_placeholders.size());
}

int PlaceholdersModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : FirstEnvironmentColumn + static_cast<int>(m_environments.size());
}

PlaceholdersModel::Cell PlaceholdersModel::nameCell(const core::Placeholder& placeholder) const
{
    const core::Declaration* declared = m_controller.file().declaration(placeholder.name);
    return {toQString(placeholder.name),
            false,
            {},
            declared == nullptr ? QString() : toQString(declared->description)};
}

PlaceholdersModel::Cell PlaceholdersModel::typeCell(const core::Placeholder& placeholder) const
{
    const core::Declaration* declared = m_controller.file().declaration(placeholder.name);
    const bool isDeclared = declared != nullptr && declared->type;
    Cell cell{isDeclared ? word(*declared->type) : word(placeholder.inferred), !isDeclared, {}, {}};
    if (!isDeclared)
        cell.toolTip = tr("Inferred from where it stands; choose a type to declare it");
    if (!placeholder.contradictions.empty()) {
        const core::Use& other = placeholder.uses[placeholder.contradictions.front()];
        cell.icon = QStringLiteral("warning");
        cell.toolTip =
            tr("Used as %1, but as %2 in %3")
                .arg(word(placeholder.inferred), word(other.type), toQString(other.pointer));
    }
    return cell;
}

PlaceholdersModel::Cell PlaceholdersModel::usesCell(const core::Placeholder& placeholder) const
{
    if (placeholder.uses.empty())
        return {tr("none"), true, {}, tr("The definition does not use it")};
    return {QString::number(placeholder.uses.size()), false, {}, tr("Enter shows it in the text")};
}

PlaceholdersModel::Cell PlaceholdersModel::valueCell(const core::Placeholder& placeholder,
                                                     int column) const
{
    const core::Environment* environment =
        m_controller.file().find(toUtf8(this->environment(column)));
    const core::PlaceholderValue* value =
        environment == nullptr ? nullptr : environment->find(placeholder.name);
    if (value == nullptr)
        return {tr("no value"), true, {}, tr("Stays in the text as it is")};
    Cell cell{toQString(value->text()), false, {}, {}};
    const bool isCurrent = toQString(environment->name) == m_current;
    if (const QString fault = m_controller.faultOf(placeholder.name);
        isCurrent && !fault.isEmpty()) {
        cell.icon = QStringLiteral("error");
        cell.toolTip = fault;
    }
    for (const core::Fault& fault :
         m_controller.file().wrongValues(m_placeholders, environment->name)) {
        if (fault.arguments.front() != placeholder.name)
            continue;
        cell.icon = QStringLiteral("error");
        cell.toolTip = words(fault);
    }
    return cell;
}

PlaceholdersModel::Cell PlaceholdersModel::cell(const QModelIndex& index) const
{
    const core::Placeholder& placeholder = *this->placeholder(index.row());
    switch (index.column()) {
    case NameColumn:
        return nameCell(placeholder);
    case TypeColumn:
        return typeCell(placeholder);
    case UsesColumn:
        return usesCell(placeholder);
    default:
        return valueCell(placeholder, index.column());
    }
}

QVariant PlaceholdersModel::typeData(const core::Placeholder& placeholder, int role) const
{
    if (role == inferredTypeRole)
        return static_cast<int>(placeholder.inferred);
    const core::Declaration* declared = m_controller.file().declaration(placeholder.name);
    return declared != nullptr && declared->type ? QVariant(static_cast<int>(*declared->type))
                                                 : QVariant();
}

QVariant PlaceholdersModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || placeholder(index.row()) == nullptr)
        return {};
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return cell(index).text;
    case Qt::EditRole: {
        const core::PlaceholderValue* value =
            column < FirstEnvironmentColumn ? nullptr : valueAt(index);
        return value == nullptr ? QString() : toQString(value->text());
    }
    case Qt::ToolTipRole: {
        const Cell shown = cell(index);
        return shown.toolTip.isEmpty() ? shown.text
                                       : QString(shown.text + QLatin1Char('\n') + shown.toolTip);
    }
    case Qt::DecorationRole: {
        const QString icon = cell(index).icon;
        return icon.isEmpty() ? QVariant() : QVariant(m_theme->icon(icon));
    }
    case Qt::ForegroundRole:
        return cell(index).isMuted ? QVariant(m_theme->colors().textMuted) : QVariant();
    case Qt::FontRole:
        return column == NameColumn || (column >= FirstEnvironmentColumn && valueAt(index))
                   ? QVariant(theme::Theme::monospaceFont())
                   : QVariant();
    case Qt::TextAlignmentRole:
        return column == UsesColumn ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case Qt::AccessibleTextRole: {
        const Cell shown = cell(index);
        const QString header =
            headerData(column, Qt::Horizontal, Qt::DisplayRole).toString() + QLatin1String(": ");
        return QString(header + shown.text +
                       (shown.icon.isEmpty() ? QString() : QLatin1String(". ") + shown.toolTip));
    }
    case declaredTypeRole:
    case inferredTypeRole:
        return column == TypeColumn ? typeData(*placeholder(index.row()), role) : QVariant();
    case hasValueRole:
        return column >= FirstEnvironmentColumn && valueAt(index) != nullptr;
    default:
        return {};
    }
}

bool PlaceholdersModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    const core::Placeholder* placeholder = this->placeholder(index.row());
    if (!index.isValid() || placeholder == nullptr)
        return false;
    const QString name = toQString(placeholder->name);
    if (index.column() == TypeColumn && role == declaredTypeRole) {
        m_controller.setType(
            name, value.isValid() ? std::optional(static_cast<asl::PlaceholderType>(value.toInt()))
                                  : std::nullopt);
        return true;
    }
    if (index.column() < FirstEnvironmentColumn || role != Qt::EditRole)
        return false;
    // An editor that was opened and left again sets nothing; Delete takes a value away.
    const QString typed = value.toString();
    const core::PlaceholderValue* before = valueAt(index);
    if (before == nullptr ? typed.isEmpty() : typed == toQString(before->text()))
        return false;
    m_controller.setValue(environment(index.column()), name, typed);
    return true;
}

QVariant PlaceholdersModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const QString name = environment(section);
    if (role == Qt::FontRole && section >= FirstEnvironmentColumn && name == m_current) {
        QFont font = theme::Theme::interfaceFont();
        font.setBold(true);
        return font;
    }
    if (role == Qt::ToolTipRole && section >= FirstEnvironmentColumn) {
        QString text = name;
        if (name == m_current)
            text += QLatin1Char('\n') + tr("Runs take these values");
        if (name == m_default)
            text += QLatin1Char('\n') + tr("Chosen when the definition is opened");
        return text;
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Name");
    case TypeColumn:
        return tr("Type");
    case UsesColumn:
        return tr("Uses");
    default:
        return name == m_current ? tr("%1 (current)").arg(name) : name;
    }
}

Qt::ItemFlags PlaceholdersModel::flags(const QModelIndex& index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.column() == TypeColumn || index.column() >= FirstEnvironmentColumn)
        flags |= Qt::ItemIsEditable;
    return flags;
}

} // namespace stepglass::ui::placeholders
