// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/InputDialog.h"

#include "core/base/File.h"
#include "ui/bridge/Words.h"
#include "ui/run/FileChooser.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/JsonEdit.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStyle>

namespace stepglass::ui::run {

namespace {

/// More would be no input of an execution (AWS takes 256 KiB), and would make the editor slow.
constexpr std::size_t maximumInputFile = std::size_t(4) << 20;

} // namespace

InputDialog::InputDialog(const QString& input, const QStringList& recentInputs, FileChooser& files,
                         const theme::Theme& theme, QWidget* parent)
    : QDialog(parent)
    , m_files(files)
    , m_recentInputs(recentInputs)
    , m_edit(new widgets::JsonEdit(theme, this))
    , m_recent(new QComboBox(this))
{
    setObjectName(QStringLiteral("inputDialog"));
    setWindowTitle(tr("Input of the Next Run"));
    resize(560, 460);

    m_recent->setObjectName(QStringLiteral("recentInputs"));
    m_recent->setAccessibleName(tr("Recent inputs"));
    m_recent->addItem(recentInputs.isEmpty() ? tr("No recent inputs") : tr("Recent inputs"));
    for (const QString& recent : recentInputs)
        m_recent->addItem(recent.simplified().left(60));
    m_recent->setEnabled(!recentInputs.isEmpty());
    m_recent->setMinimumWidth(180);
    m_recent->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    auto* open = new QPushButton(theme.icon(QStringLiteral("open")), tr("Open File…"), this);
    open->setObjectName(QStringLiteral("openInput"));
    open->setAutoDefault(false);

    m_edit->setObjectName(QStringLiteral("inputEdit"));
    m_edit->editor()->setAccessibleName(tr("Input as JSON"));
    m_edit->setVisibleLines(12, 1000);
    m_edit->setText(input);

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_accept = buttons->addButton(tr("Use Input"), QDialogButtonBox::AcceptRole);
    m_accept->setObjectName(QStringLiteral("acceptInput"));
    m_accept->setProperty("primary", true);
    m_accept->setDefault(true);
    // The box has already dressed its button.
    style()->unpolish(m_accept);
    style()->polish(m_accept);

    auto* top = new QHBoxLayout;
    top->setSpacing(theme::metrics::grid * 2);
    top->addWidget(m_recent, 1);
    top->addWidget(open);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(theme::metrics::panelPadding);
    column->addLayout(top);
    column->addWidget(m_edit, 1);
    column->addWidget(buttons);

    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(open, &QPushButton::clicked, this, &InputDialog::openFile);
    connect(m_edit, &widgets::JsonEdit::textChanged, this, &InputDialog::showValidity);
    connect(m_recent, &QComboBox::activated, this, [this](int index) {
        if (index > 0)
            m_edit->setText(m_recentInputs[index - 1]);
        showValidity();
    });
    m_edit->setFocus();
    showValidity();
}

QString InputDialog::input() const
{
    return m_edit->text();
}

void InputDialog::openFile()
{
    const QString path = m_files.fileToOpen(this, tr("Open Input"));
    if (path.isEmpty())
        return;
    const Result<std::string> text = readFile(bridge::toUtf8(path), maximumInputFile);
    if (text)
        m_edit->setText(bridge::toQString(*text));
    else
        m_edit->setFault(bridge::words(text.error()));
    showValidity();
}

void InputDialog::showValidity()
{
    m_accept->setEnabled(m_edit->isValid());
}

} // namespace stepglass::ui::run
