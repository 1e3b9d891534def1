// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/Location.h"
#include "resources/icons.h"
#include "ui/document/WorkflowDocument.h"
#include "ui/shell/Examples.h"
#include "ui/shell/FileController.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/Prompts.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QIcon>
#include <QLibraryInfo>
#include <QLocale>
#include <QScopeGuard>
#include <QSettings>
#include <QStandardPaths>
#include <QThreadPool>
#include <QTranslator>

#include <algorithm>
#include <memory>
#include <string_view>

namespace {

/// Whether the arguments ask only for words, which need no display.
bool asksForWordsOnly(int argc, char** argv)
{
    return std::any_of(argv + 1, argv + argc, [](const char* argument) {
        const std::string_view text(argument);
        return text == "--version" || text == "-v" || text == "--help" || text == "-h";
    });
}

} // namespace

int main(int argc, char** argv)
{
    const std::unique_ptr<QCoreApplication> application(argc > 1 && asksForWordsOnly(argc, argv)
                                                            ? new QCoreApplication(argc, argv)
                                                            : new QApplication(argc, argv));
    QApplication::setApplicationName(QStringLiteral("stepglass"));
    QApplication::setApplicationVersion(QStringLiteral(STEPGLASS_VERSION));
    QApplication::setOrganizationName(QStringLiteral("Stepglass"));
    initializeStepglassIcons();

    QTranslator qtWords;
    if (qtWords.load(QLocale(), QStringLiteral("qtbase"), QStringLiteral("_"),
                     QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QApplication::installTranslator(&qtWords);
    // English is in the sources but for its plural forms; another language stands above them.
    QTranslator plurals;
    if (plurals.load(QStringLiteral(":/i18n/stepglass_en.qm")))
        QApplication::installTranslator(&plurals);
    QTranslator words;
    if (words.load(QLocale(), QStringLiteral("stepglass"), QStringLiteral("_"),
                   QStringLiteral(":/i18n")))
        QApplication::installTranslator(&words);

    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate(
        "main", "Visual designer and debugger for AWS Step Functions state machines"));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(
        QStringLiteral("file"),
        QCoreApplication::translate("main", "The definition to open (.asl.json, .asl.yaml)"),
        QStringLiteral("[file]"));
    const QCommandLineOption example(
        QStringLiteral("example"),
        QCoreApplication::translate("main", "Open an example, ready to run"));
    parser.addOption(example);
    parser.process(*application);
    QApplication::setApplicationDisplayName(QStringLiteral("Stepglass"));
    QApplication::setDesktopFileName(QStringLiteral("stepglass"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/stepglass/icons/stepglass.svg")));

    using namespace stepglass::ui;
    QSettings settings;
    shell::DialogPrompts prompts;
    shell::MainWindow window(settings, prompts);
    window.show();
    // Read aside: the window need not wait for it, but has to be there when it comes.
    const auto finish = qScopeGuard([] { QThreadPool::globalInstance()->waitForDone(); });
    QThreadPool::globalInstance()->start([&window] {
        if (auto catalogue = stepglass::catalogue::openInstalled())
            QMetaObject::invokeMethod(
                &window, [&window, found = *catalogue] { window.document().setCatalogue(found); });
    });
    const QStringList files = parser.positionalArguments();
    const QList<shell::Example> examples = shell::installedExamples();
    const QString data = QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation);
    window.files().keepRecovery(QDir(data).filePath(QStringLiteral("recovery")));
    const bool isRecovered = window.files().offerRecovery(files.value(0));
    if (isRecovered)
        return QApplication::exec();
    if (!files.isEmpty())
        window.files().openFile(files.first());
    else if (parser.isSet(example) && !examples.isEmpty())
        window.openExample(examples.first());
    return QApplication::exec();
}
