// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/Theme.h"

#include <QStringView>

#include <utility>

namespace stepglass::ui::theme {

namespace {

// @names are replaced by the scheme's colours. Branches of trees stay with Fusion, which draws them
// from the palette.
constexpr char16_t sheet[] = uR"(
QMainWindow, QDialog, QStatusBar { background: @window; }
QMainWindow::separator { background: @border; width: 1px; height: 1px; }
QMainWindow::separator:hover { background: @accent; }
QSplitter::handle { background: @border; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QSplitter::handle:hover { background: @accent; }

QToolTip { background: @raised; color: @text; border: 1px solid @borderStrong; padding: 4px 6px; }

QMenuBar { background: @panel; border-bottom: 1px solid @border; padding: 2px 4px; }
QMenuBar::item { padding: 4px 8px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: @hover; }
QMenu { background: @panel; border: 1px solid @borderStrong; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 10px; border-radius: 4px; border: 1px solid transparent; }
QMenu::item:selected { background: @accentSoft; color: @text; border-color: @accent; }
QMenu::item:disabled { color: @textDisabled; }
QMenu::icon { padding-left: 6px; }
QMenu::separator { height: 1px; background: @border; margin: 4px 6px; }

QToolBar { background: @panel; border: none; border-bottom: 1px solid @border; padding: 4px 8px; spacing: 4px; }
QToolBar::separator { background: @border; width: 1px; margin: 6px 4px; }
QStatusBar { border-top: 1px solid @border; color: @textMuted; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: @textMuted; padding: 0 6px; }

QDockWidget { titlebar-close-icon: none; titlebar-normal-icon: none; }
QDockWidget::title { background: @panel; padding: 6px 12px; border-bottom: 1px solid @border; }
QWidget[panel="true"] { background: @panel; }
QFrame[card="true"] { background: @card; border: 1px solid @cardBorder; border-radius: 6px; }
QFrame[line="true"] { background: @border; border: none; }
QLabel[heading="true"] { font-size: 15px; font-weight: 600; }
QLabel[muted="true"] { color: @textMuted; }
QLabel[section="true"] { color: @textMuted; font-size: 11px; font-weight: 600; }
QLabel[error="true"] { color: @error; }
QLabel[warning="true"] { color: @warning; }

QTabWidget::pane { border: none; border-top: 1px solid @border; background: @panel; }
QTabWidget::tab-bar { left: 4px; }
QTabBar { background: @panel; }
QTabBar::tab { background: transparent; color: @textMuted; padding: 7px 6px 6px 6px; margin: 0 2px;
               border: none; border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:selected { color: @text; border-bottom-color: @accent; }
QTabBar::tab:focus { color: @accent; }
QTabBar::tab:disabled { color: @textDisabled; }

QPushButton { background: @panel; color: @text; border: 1px solid @border; border-radius: 6px;
              padding: 4px 12px; min-height: 20px; }
QPushButton:hover { background: @hover; border-color: @borderStrong; }
QPushButton:pressed { background: @accentSoft; }
QPushButton:checked { background: @accentSoft; color: @accent; border-color: @accent; }
QPushButton:focus { border: 1px solid @accent; }
QPushButton:disabled { color: @textDisabled; background: @window; }
QPushButton[primary="true"] { background: @accent; color: @accentText; border-color: @accent; font-weight: 600; }
QPushButton[primary="true"]:hover { background: @accentHover; }
QPushButton[primary="true"]:pressed { background: @accentPressed; }
QPushButton[primary="true"]:focus { border: 2px solid @text; padding: 3px 11px; }
QPushButton[primary="true"]:disabled { background: @raised; color: @textDisabled; border-color: @border; }
QPushButton[link="true"] { background: transparent; border-color: transparent; color: @accent; padding: 2px 4px; }
QPushButton[link="true"]:hover { text-decoration: underline; }
QPushButton[link="true"]:focus { border: 1px solid @accent; }

QPushButton[segment="first"], QPushButton[segment="middle"], QPushButton[segment="last"],
QToolButton[segment="first"], QToolButton[segment="middle"], QToolButton[segment="last"] {
    background: @panel; color: @text; border: 1px solid @border; border-radius: 0; padding: 4px 14px; min-height: 20px; }
QPushButton[segment="middle"], QPushButton[segment="last"],
QToolButton[segment="middle"], QToolButton[segment="last"] { border-left: none; }
QPushButton[segment="first"], QToolButton[segment="first"] {
    border-top-left-radius: 6px; border-bottom-left-radius: 6px; }
QPushButton[segment="last"], QToolButton[segment="last"] {
    border-top-right-radius: 6px; border-bottom-right-radius: 6px; }
QPushButton[segment="first"]:hover, QPushButton[segment="middle"]:hover, QPushButton[segment="last"]:hover,
QToolButton[segment="first"]:hover, QToolButton[segment="middle"]:hover, QToolButton[segment="last"]:hover {
    background: @hover; }
QPushButton[segment="first"]:checked, QPushButton[segment="middle"]:checked, QPushButton[segment="last"]:checked,
QToolButton[segment="first"]:checked, QToolButton[segment="middle"]:checked, QToolButton[segment="last"]:checked {
    background: @accentSoft; color: @accent; }
QPushButton[segment="first"]:focus, QPushButton[segment="middle"]:focus, QPushButton[segment="last"]:focus,
QToolButton[segment="first"]:focus, QToolButton[segment="middle"]:focus, QToolButton[segment="last"]:focus {
    border: 1px solid @accent; }

QToolButton { background: transparent; color: @text; border: 1px solid transparent; border-radius: 6px; padding: 4px; }
QToolButton:hover { background: @hover; }
QToolButton:pressed { background: @accentSoft; }
QToolButton:checked { background: @accentSoft; color: @accent; }
QToolButton:focus { border-color: @accent; }
QToolButton:disabled { color: @textDisabled; }
QToolButton[popupMode="1"] { padding-right: 16px; }
QToolButton::menu-button { border: none; width: 14px; }

QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDoubleSpinBox, QDateTimeEdit {
    background: @panel; color: @text; border: 1px solid @border; border-radius: 6px; padding: 3px 7px;
    selection-background-color: @editorSelection; selection-color: @text; }
QLineEdit, QSpinBox, QDoubleSpinBox, QDateTimeEdit { min-height: 20px; }
QSpinBox, QDoubleSpinBox, QDateTimeEdit { padding-right: 0; }
QSpinBox::up-button, QDoubleSpinBox::up-button, QDateTimeEdit::up-button {
    subcontrol-origin: border; subcontrol-position: top right; border: none; width: 20px; margin-top: 2px; }
QSpinBox::down-button, QDoubleSpinBox::down-button, QDateTimeEdit::down-button {
    subcontrol-origin: border; subcontrol-position: bottom right; border: none; width: 20px; margin-bottom: 2px; }
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow, QDateTimeEdit::up-arrow {
    image: url(:/stepglass/icons/control-up.svg); width: 10px; height: 10px; }
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow, QDateTimeEdit::down-arrow {
    image: url(:/stepglass/icons/control-down.svg); width: 10px; height: 10px; }
QLineEdit:hover, QPlainTextEdit:hover, QTextEdit:hover, QSpinBox:hover, QDoubleSpinBox:hover { border-color: @borderStrong; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus,
QDateTimeEdit:focus { border: 1px solid @accent; }
QLineEdit[invalid="true"], QPlainTextEdit[invalid="true"], QTextEdit[invalid="true"] { border: 1px solid @error; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QSpinBox:disabled { color: @textDisabled; background: @window; }
QLineEdit:read-only { background: @raised; }

QComboBox { background: @panel; color: @text; border: 1px solid @border; border-radius: 6px;
            padding: 3px 8px; min-height: 20px; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: url(:/stepglass/icons/control-down.svg); width: 12px; height: 12px; }
QComboBox:hover { border-color: @borderStrong; }
QComboBox:focus, QComboBox:on { border: 1px solid @accent; }
QComboBox:disabled { color: @textDisabled; background: @window; }
QComboBox QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator {
    width: 14px; height: 14px; border: 1px solid @textDisabled; background: @panel; border-radius: 4px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: @accent; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {
    background: @accent; border-color: @accent; image: url(:/stepglass/icons/control-check-@scheme.svg); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: @raised; border-color: @border; }
QCheckBox::indicator:checked:disabled { background: @textDisabled; }
QCheckBox:focus, QRadioButton:focus { color: @accent; }
QRadioButton::indicator { border-radius: 8px; }
QRadioButton::indicator:checked { border: 5px solid @accent; width: 6px; height: 6px; background: @accentText; }

QAbstractItemView { background: @panel; border: 1px solid @borderStrong; padding: 4px; outline: none;
                              selection-background-color: @accentSoft; selection-color: @text; }

QAbstractItemView { background: @panel; color: @text; border: none; outline: none;
                    alternate-background-color: @raised; selection-background-color: @accentSoft; selection-color: @text; }
QTreeView::item, QListView::item, QTableView::item { min-height: 26px; padding: 0 4px; border: 1px solid transparent; }
QTreeView::item:hover, QListView::item:hover, QTableView::item:hover { background: @hover; }
QTreeView::item:selected, QListView::item:selected, QTableView::item:selected { background: @accentSoft; color: @text; }
QListView::item:focus, QTreeView::item:focus, QTableView::item:focus { border-color: @accent; }
QTableView { gridline-color: @border; }
QHeaderView { background: @panel; border: none; }
QHeaderView::section { background: @panel; color: @textMuted; border: none; border-bottom: 1px solid @border;
                       padding: 5px 6px; }
QTableCornerButton::section { background: @panel; border: none; border-bottom: 1px solid @border; }

QScrollArea { border: none; background: @panel; }
QScrollArea > QWidget > QWidget { background: @panel; }
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 12px; margin: 0; }
QScrollBar:horizontal { height: 12px; margin: 0; }
QScrollBar::handle { background: @scroll; border-radius: 3px; }
QScrollBar::handle:vertical { min-height: 28px; margin: 2px 3px; }
QScrollBar::handle:horizontal { min-width: 28px; margin: 3px 2px; }
QScrollBar::handle:hover { background: @textDisabled; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; }

QProgressBar { background: @raised; border: none; border-radius: 3px; max-height: 6px; text-align: center; color: transparent; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }
QSlider::groove:horizontal { background: @border; height: 4px; border-radius: 2px; }
QSlider::sub-page:horizontal { background: @accent; border-radius: 2px; }
QSlider::handle:horizontal { background: @panel; border: 2px solid @accent; width: 12px; height: 12px; margin: -6px 0; border-radius: 8px; }
QSlider::handle:horizontal:focus { background: @accent; }
QSlider::handle:horizontal:disabled { border-color: @borderStrong; }
QGroupBox { border: 1px solid @border; border-radius: 6px; margin-top: 18px; padding: 8px; }
QGroupBox::title { subcontrol-origin: margin; subcontrol-position: top left; color: @textMuted; }
)";

} // namespace

QString Theme::styleSheet() const
{
    const Colors& c = m_colors;
    const bool light = m_scheme == Scheme::Light;
    const std::pair<QStringView, QString> names[] = {
        {u"window", c.window.name()},
        {u"panel", c.panel.name()},
        {u"raised", c.raised.name()},
        {u"border", c.border.name()},
        {u"borderStrong", c.borderStrong.name()},
        {u"text", c.text.name()},
        {u"textMuted", c.textMuted.name()},
        {u"textDisabled", c.textDisabled.name()},
        {u"accent", c.accent.name()},
        {u"accentText", c.accentText.name()},
        {u"accentSoft", c.accentSoft.name()},
        {u"accentHover", (light ? c.accent.darker(112) : c.accent.lighter(110)).name()},
        {u"accentPressed", (light ? c.accent.darker(128) : c.accent.darker(115)).name()},
        {u"card", c.card.name()},
        {u"cardBorder", c.cardBorder.name()},
        {u"hover", c.hover.name()},
        {u"error", c.error.name()},
        {u"warning", c.warning.name()},
        {u"editorSelection", c.editorSelection.name()},
        {u"scroll", c.borderStrong.name()},
        {u"scheme", light ? QStringLiteral("light") : QStringLiteral("dark")},
    };
    QString result;
    QStringView rest(sheet);
    result.reserve(rest.size() * 5 / 4);
    while (true) {
        const qsizetype at = rest.indexOf(u'@');
        result += rest.left(at < 0 ? rest.size() : at);
        if (at < 0)
            return result;
        qsizetype end = at + 1;
        while (end < rest.size() && rest[end].isLetter())
            ++end;
        const QStringView name = rest.mid(at + 1, end - at - 1);
        for (const auto& [known, value] : names) {
            if (known == name)
                result += value;
        }
        rest = rest.mid(end);
    }
}

} // namespace stepglass::ui::theme
