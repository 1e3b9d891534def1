// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/RunToolBar.h"

#include "ui/bridge/Words.h"
#include "ui/run/FileChooser.h"
#include "ui/run/InputDialog.h"
#include "ui/run/RunController.h"
#include "ui/theme/Theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

namespace stepglass::ui::run {

namespace {

constexpr int longestMockName = 22;

QString shortened(const QString& text)
{
    return text.size() <= longestMockName ? text : text.left(longestMockName - 1) + QChar(u'…');
}

} // namespace

RunToolBar::RunToolBar(RunController& controller, const theme::Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_theme(&theme)
    , m_ownFiles(std::make_unique<DialogFileChooser>())
    , m_files(m_ownFiles.get())
    , m_steps(new QWidget(this))
    , m_mocks(new QToolButton(this))
    , m_input(new QToolButton(this))
    , m_run(new QPushButton(tr("Run"), this))
    , m_stop(new QToolButton(this))
    , m_speed(new QComboBox(m_steps))
    , m_mockMenu(new QMenu(m_mocks))
{
    setObjectName(QStringLiteral("runToolBar"));
    setAccessibleName(tr("Run"));
    m_mocks->setObjectName(QStringLiteral("mockButton"));
    m_mocks->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_mocks->setPopupMode(QToolButton::InstantPopup);
    m_mocks->setMenu(m_mockMenu);
    m_mockMenu->setObjectName(QStringLiteral("mockMenu"));
    m_input->setObjectName(QStringLiteral("inputButton"));
    m_input->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_input->setText(tr("Input"));
    m_input->setAccessibleName(tr("Input of the next run"));
    m_run->setObjectName(QStringLiteral("runButton"));
    m_run->setProperty("primary", true);
    m_run->setAccessibleName(tr("Run"));
    m_stop->setObjectName(QStringLiteral("stopButton"));
    m_stop->setToolTip(tr("Stop"));
    m_stop->setAccessibleName(tr("Stop"));

    auto* steps = new QHBoxLayout(m_steps);
    steps->setContentsMargins(0, 0, 0, 0);
    steps->setSpacing(2);
    addStep(QStringLiteral("to-start"), tr("To the start"), QStringLiteral("toStartButton"),
            &RunController::toStart);
    addStep(QStringLiteral("step-back"), tr("Step back"), QStringLiteral("stepBackButton"),
            &RunController::stepBack);
    m_play = addStep(QStringLiteral("play"), tr("Play"), QStringLiteral("playButton"),
                     &RunController::play);
    addStep(QStringLiteral("step-forward"), tr("Step forward"), QStringLiteral("stepForwardButton"),
            &RunController::stepForward);
    addStep(QStringLiteral("to-end"), tr("To the end"), QStringLiteral("toEndButton"),
            &RunController::toEnd);
    m_speed->setObjectName(QStringLiteral("speedCombo"));
    m_speed->setAccessibleName(tr("Speed of playing"));
    m_speed->setToolTip(tr("Speed of playing"));
    m_speed->addItems({tr("Instant"), tr("Fast"), tr("Normal"), tr("Slow")});
    steps->addSpacing(theme::metrics::grid);
    steps->addWidget(m_speed);

    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_run->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_speed->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_mocks->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_input->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_steps->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme::metrics::grid);
    row->addWidget(m_mocks);
    row->addWidget(m_input);
    row->addSpacing(theme::metrics::grid);
    row->addWidget(m_steps);
    row->addSpacing(theme::metrics::grid);
    row->addWidget(m_stop);
    row->addWidget(m_run);

    connect(m_mockMenu, &QMenu::aboutToShow, this, &RunToolBar::fillMockMenu);
    connect(m_input, &QToolButton::clicked, this, &RunToolBar::editInput);
    connect(m_run, &QPushButton::clicked, &controller, &RunController::start);
    connect(m_stop, &QToolButton::clicked, &controller, &RunController::stop);
    connect(m_speed, &QComboBox::activated, &controller,
            [&controller](int index) { controller.setSpeed(static_cast<Speed>(index)); });
    connect(&controller, &RunController::speedChanged, m_speed,
            [this](Speed speed) { m_speed->setCurrentIndex(static_cast<int>(speed)); });
    connect(&controller, &RunController::runStarted, this, &RunToolBar::showState);
    connect(&controller, &RunController::runFinished, this, &RunToolBar::showState);
    connect(&controller, &RunController::runsChanged, this, &RunToolBar::showState);
    connect(&controller, &RunController::positionChanged, this, &RunToolBar::showState);
    connect(&controller, &RunController::playingChanged, this, &RunToolBar::showState);
    connect(&controller, &RunController::mocksChanged, this, &RunToolBar::showMocks);
    connect(&controller, &RunController::inputChanged, this, &RunToolBar::showMocks);
    m_speed->setCurrentIndex(static_cast<int>(controller.speed()));
    setTheme(theme);
}

RunToolBar::~RunToolBar() = default;

QToolButton* RunToolBar::addStep(const QString& icon, const QString& text, const QString& name,
                                 void (RunController::*slot)())
{
    auto* button = new QToolButton(m_steps);
    button->setObjectName(name);
    button->setProperty("iconName", icon);
    button->setToolTip(text);
    button->setAccessibleName(text);
    button->setIconSize({18, 18});
    m_steps->layout()->addWidget(button);
    m_moves.append(button);
    if (slot == &RunController::play) {
        connect(button, &QToolButton::clicked, this,
                [this] { m_controller.isPlaying() ? m_controller.pause() : m_controller.play(); });
    } else {
        connect(button, &QToolButton::clicked, &m_controller, slot);
    }
    return button;
}

void RunToolBar::setFileChooser(FileChooser& files)
{
    m_files = &files;
}

void RunToolBar::setTheme(const theme::Theme& theme)
{
    m_theme = &theme;
    for (QToolButton* button : std::as_const(m_moves))
        button->setIcon(theme.icon(button->property("iconName").toString()));
    m_mocks->setIcon(theme.icon(QStringLiteral("mock")));
    m_input->setIcon(theme.icon(QStringLiteral("text")));
    m_stop->setIcon(theme.icon(QStringLiteral("stop")));
    showMocks();
    showState();
}

void RunToolBar::setStepsVisible(bool areVisible)
{
    m_steps->setVisible(areVisible);
}

void RunToolBar::showState()
{
    const std::shared_ptr<const engine::Trace> trace = m_controller.trace();
    const bool isRunning = m_controller.isRunning();
    const bool isPlaying = m_controller.isPlaying();
    for (QToolButton* button : std::as_const(m_moves))
        button->setEnabled(trace != nullptr);
    if (trace) {
        const bool isAtStart = m_controller.position() == 0;
        const bool isAtEnd = m_controller.position() >= trace->eventCount();
        m_moves[0]->setEnabled(!isAtStart);
        m_moves[1]->setEnabled(!isAtStart);
        m_moves[3]->setEnabled(!isAtEnd);
        m_moves[4]->setEnabled(!isAtEnd);
    }
    m_play->setIcon(m_theme->icon(isPlaying ? QStringLiteral("pause") : QStringLiteral("play")));
    m_play->setToolTip(isPlaying ? tr("Pause") : tr("Play"));
    m_play->setAccessibleName(m_play->toolTip());
    m_stop->setEnabled(isRunning || isPlaying);
    m_run->setEnabled(!isRunning);
    const bool isAgain = !m_controller.runs().empty();
    m_run->setText(isAgain ? tr("Run again") : tr("Run"));
    m_run->setIcon(
        m_theme->icon(isAgain ? QStringLiteral("restart") : QStringLiteral("run"),
                      isRunning ? m_theme->colors().textDisabled : m_theme->colors().accentText));
}

void RunToolBar::showMocks()
{
    const QString name = m_controller.mockName();
    m_mocks->setText(name.isEmpty() ? tr("No mocks") : tr("Mocks: %1").arg(shortened(name)));
    m_mocks->setAccessibleName(m_mocks->text());
    m_mocks->setToolTip(name.isEmpty()
                            ? tr("What tasks answer: open a mock file, or give a state its answers")
                            : tr("What tasks answer: %1").arg(name));
    m_input->setToolTip(tr("Input: %1").arg(m_controller.inputText().simplified().left(200)));
}

void RunToolBar::fillMockMenu()
{
    m_mockMenu->clear();
    m_mockMenu->addAction(tr("Open Mock File…"), this, &RunToolBar::openMocks)
        ->setObjectName(QStringLiteral("openMocksAction"));
    if (const QStringList cases = m_controller.testCases(); !cases.isEmpty()) {
        m_mockMenu->addSection(tr("Test cases"));
        for (const QString& name : cases) {
            QAction* action = m_mockMenu->addAction(name);
            action->setCheckable(true);
            action->setChecked(name.section(QLatin1Char('#'), 1) == m_controller.mockName());
            connect(action, &QAction::triggered, this, [this, name] {
                if (const Result<void> chosen = m_controller.chooseTestCase(name); !chosen)
                    tell(bridge::words(chosen.error()));
            });
        }
    }
    m_mockMenu->addSeparator();
    const bool hasMocks = !m_controller.mockName().isEmpty();
    QAction* save = m_mockMenu->addAction(tr("Save Mocks As…"), this, &RunToolBar::saveMocks);
    save->setObjectName(QStringLiteral("saveMocksAction"));
    save->setEnabled(hasMocks);
    QAction* clear =
        m_mockMenu->addAction(tr("No Mocks"), &m_controller, &RunController::clearMocks);
    clear->setObjectName(QStringLiteral("clearMocksAction"));
    clear->setEnabled(hasMocks);
    m_mockMenu->addSeparator();
    QAction* limits = m_mockMenu->addAction(tr("Keep AWS's Limits"));
    limits->setObjectName(QStringLiteral("limitsAction"));
    limits->setToolTip(tr("25,000 events and 256 KiB; without them a loop runs until you stop it"));
    limits->setCheckable(true);
    limits->setChecked(m_controller.hasLimits());
    connect(limits, &QAction::toggled, &m_controller, &RunController::setHasLimits);
}

void RunToolBar::editInput()
{
    InputDialog dialog(m_controller.inputText(), m_controller.recentInputs(), *m_files, *m_theme,
                       this);
    if (dialog.exec() == QDialog::Accepted)
        m_controller.setInputText(dialog.input());
}

void RunToolBar::openMocks()
{
    const QString path = m_files->fileToOpen(this, tr("Open Mock File"));
    if (path.isEmpty())
        return;
    if (const Result<void> opened = m_controller.openMockFile(path); !opened)
        tell(bridge::words(opened.error()));
}

void RunToolBar::saveMocks()
{
    const QString path = m_files->fileToSave(this, tr("Save Mocks"), QStringLiteral("mocks.json"));
    if (path.isEmpty())
        return;
    if (const Result<void> saved = m_controller.saveMocks(path); !saved)
        tell(bridge::words(saved.error()));
}

void RunToolBar::tell(const QString& reason)
{
    Q_EMIT m_controller.refused(reason);
}

} // namespace stepglass::ui::run
