// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/icons.h"
#include "ui/shell/Examples.h"
#include "ui/shell/FileController.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/Prompts.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QIcon>
#include <QLibraryInfo>
#include <QLocale>
#include <QSettings>
#include <QTranslator>

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("stepglass"));
    QApplication::setApplicationDisplayName(QStringLiteral("Stepglass"));
    QApplication::setApplicationVersion(QStringLiteral(STEPGLASS_VERSION));
    QApplication::setOrganizationName(QStringLiteral("Stepglass"));
    QApplication::setDesktopFileName(QStringLiteral("stepglass"));
    initializeStepglassIcons();
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/stepglass/icons/stepglass.svg")));

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
    parser.process(application);

    using namespace stepglass::ui;
    QSettings settings;
    shell::DialogPrompts prompts;
    shell::MainWindow window(settings, prompts);
    window.show();
    const QStringList files = parser.positionalArguments();
    const QList<shell::Example> examples = shell::installedExamples();
    if (!files.isEmpty())
        window.files().openFile(files.first());
    else if (parser.isSet(example) && !examples.isEmpty())
        window.openExample(examples.first());
    return QApplication::exec();
}
