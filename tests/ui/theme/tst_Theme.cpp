// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/ColorTables.h"
#include "ui/theme/SvgIcon.h"
#include "ui/theme/Theme.h"

#include <QDirIterator>
#include <QPushButton>
#include <QTest>

#include <cmath>

using namespace stepglass::ui::theme;

namespace {

constexpr Scheme schemes[] = {Scheme::Light, Scheme::Dark};
constexpr Status statuses[] = {Status::NotStarted, Status::InProgress,  Status::Paused,
                               Status::Succeeded,  Status::CaughtError, Status::Failed,
                               Status::Canceled};

/// WCAG 2.1, "relative luminance".
double luminance(const QColor& color)
{
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) +
           0.0722 * linear(color.blueF());
}

/// WCAG 2.1, "contrast ratio".
double contrast(const QColor& one, const QColor& other)
{
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

QString schemeName(Scheme scheme)
{
    return scheme == Scheme::Light ? QStringLiteral("light") : QStringLiteral("dark");
}

} // namespace

class TestTheme : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void contrastFormulaKnowsItsEnds();
    void wordsAreReadable_data();
    void wordsAreReadable();
    void glyphsOnTilesAreVisible();
    void statusesDifferByIconWordAndColor();
    void everyIconRenders_data();
    void everyIconRenders();
    void iconsAreTintedAndSharp();
    void unknownIconIsNull();
    void styleSheetLeavesNoNameUnreplaced();
    void applyingDressesTheApplication();
};

void TestTheme::contrastFormulaKnowsItsEnds()
{
    QCOMPARE(qRound(contrast(Qt::black, Qt::white)), 21);
    QCOMPARE(qRound(contrast(Qt::white, Qt::white)), 1);
}

void TestTheme::wordsAreReadable_data()
{
    QTest::addColumn<QColor>("words");
    QTest::addColumn<QColor>("surface");
    for (const Scheme scheme : schemes) {
        const Theme theme(scheme);
        const Colors& c = theme.colors();
        const auto row = [&](const char* name, const QColor& words, const char* on,
                             const QColor& surface) {
            QTest::addRow("%s: %s on %s", qPrintable(schemeName(scheme)), name, on)
                << words << surface;
        };
        const std::pair<const char*, QColor> surfaces[] = {
            {"window", c.window},       {"panel", c.panel}, {"raised", c.raised},
            {"canvas", c.canvas},       {"card", c.card},   {"pill", c.pill},
            {"container", c.container}, {"hover", c.hover}, {"soft accent", c.accentSoft}};
        const std::pair<const char*, QColor> words[] = {
            {"text", c.text},   {"muted text", c.textMuted}, {"accent", c.accent},
            {"error", c.error}, {"warning", c.warning},      {"information", c.information},
            {"hint", c.hint}};
        for (const auto& [surfaceName, surface] : surfaces) {
            for (const auto& [name, color] : words)
                row(name, color, surfaceName, surface);
            for (const Status status : statuses)
                row(qPrintable(statusWord(status)), theme.statusColor(status), surfaceName,
                    surface);
        }
        for (const Status status : statuses) {
            const QColor tint = theme.statusTint(status);
            const QByteArray on = "tint of " + statusWord(status).toUtf8();
            row("text", c.text, on, tint);
            row("muted text", c.textMuted, on, tint);
            row("its word", theme.statusColor(status), on, tint);
        }
        row("text", c.accentText, "accent", c.accent);
        const std::pair<const char*, QColor> editorSurfaces[] = {
            {"editor", c.editorBackground},
            {"current line", c.editorCurrentLine},
            {"editor's selection", c.editorSelection}};
        const std::pair<const char*, QColor> syntax[] = {{"text", c.text},
                                                         {"key", c.syntaxKey},
                                                         {"field", c.syntaxField},
                                                         {"string", c.syntaxString},
                                                         {"number", c.syntaxNumber},
                                                         {"literal", c.syntaxLiteral},
                                                         {"path", c.syntaxPath},
                                                         {"comment", c.syntaxComment},
                                                         {"placeholder", c.syntaxPlaceholder},
                                                         {"state", c.syntaxStateName}};
        for (const auto& [surfaceName, surface] : editorSurfaces) {
            for (const auto& [name, color] : syntax)
                row(name, color, surfaceName, surface);
        }
        row("line number", c.editorMarginText, "margin", c.editorMargin);
    }
}

void TestTheme::wordsAreReadable()
{
    QFETCH(QColor, words);
    QFETCH(QColor, surface);
    const double ratio = contrast(words, surface);
    QVERIFY2(ratio >= 4.5, qPrintable(QStringLiteral("%1 on %2 has %3")
                                          .arg(words.name(), surface.name())
                                          .arg(ratio, 0, 'f', 2)));
}

void TestTheme::glyphsOnTilesAreVisible()
{
    for (int category = 0; category <= int(TileCategory::Unknown); ++category) {
        const QColor tile = tileColorOf(TileCategory(category));
        QVERIFY2(contrast(Qt::white, tile) >= 3, qPrintable(tile.name()));
    }
    for (const Scheme scheme : schemes) {
        const Colors c = colorsOf(scheme);
        QVERIFY(contrast(c.edge, c.canvas) >= 3);
        QVERIFY(contrast(c.selection, c.canvas) >= 3);
        QVERIFY(contrast(c.pillBorder, c.pill) >= 3);
    }
}

void TestTheme::statusesDifferByIconWordAndColor()
{
    for (const Scheme scheme : schemes) {
        const Theme theme(scheme);
        for (const Status one : statuses) {
            for (const Status other : statuses) {
                if (one == other)
                    continue;
                QVERIFY(statusWord(one) != statusWord(other));
                QVERIFY(theme.statusColor(one) != theme.statusColor(other));
                QVERIFY(theme.statusIcon(one).pixmap(32).toImage() !=
                        theme.statusIcon(other).pixmap(32).toImage());
            }
        }
    }
    QCOMPARE(statusWord(Status::CaughtError), QStringLiteral("Caught error"));
    QCOMPARE(statusWord(Status::Canceled), QStringLiteral("Canceled"));
}

void TestTheme::everyIconRenders_data()
{
    QTest::addColumn<QString>("name");
    QVERIFY(hasSvgIcon(QStringLiteral("run")));
    QDirIterator files(QStringLiteral(":/stepglass/icons"));
    while (files.hasNext()) {
        const QString name = QFileInfo(files.next()).completeBaseName();
        QTest::newRow(qPrintable(name)) << name;
    }
}

void TestTheme::everyIconRenders()
{
    QFETCH(QString, name);
    const Theme theme(Scheme::Light);
    const QImage image = theme.icon(name).pixmap(40).toImage();
    int drawn = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            drawn += qAlpha(image.pixel(x, y)) > 100;
    }
    QCOMPARE(image.size(), QSize(40, 40));
    QVERIFY2(drawn > 40, "the drawing is empty");
    QVERIFY2(qAlpha(image.pixel(0, 0)) == 0, "the drawing fills its corner");
}

void TestTheme::iconsAreTintedAndSharp()
{
    const Theme theme(Scheme::Light);
    const QIcon stop = theme.icon(QStringLiteral("stop"), QColor(Qt::red));
    const QPixmap normal = stop.pixmap(QSize(20, 20), 1.0);
    QCOMPARE(normal.toImage().pixelColor(10, 10), QColor(Qt::red));
    const QPixmap sharp = stop.pixmap(QSize(20, 20), 2.0);
    QCOMPARE(sharp.size(), QSize(40, 40));
    const QPixmap disabled = stop.pixmap(QSize(20, 20), 1.0, QIcon::Disabled);
    QCOMPARE(disabled.toImage().pixelColor(10, 10), theme.colors().textDisabled);
}

void TestTheme::unknownIconIsNull()
{
    QVERIFY(Theme(Scheme::Dark).icon(QStringLiteral("no-such-drawing")).isNull());
}

void TestTheme::styleSheetLeavesNoNameUnreplaced()
{
    for (const Scheme scheme : schemes) {
        const QString sheet = Theme(scheme).styleSheet();
        QVERIFY(!sheet.contains(QLatin1Char('@')));
        QVERIFY2(!sheet.contains(QRegularExpression(QStringLiteral(":\\s*;"))),
                 "a name without a colour");
    }
}

void TestTheme::applyingDressesTheApplication()
{
    for (const Scheme scheme : {Scheme::Dark, Scheme::Light}) {
        const Theme theme(scheme);
        apply(*qApp, theme);
        QCOMPARE(qApp->palette().color(QPalette::Window), theme.colors().window);
        QCOMPARE(qApp->styleSheet(), theme.styleSheet());
        QPushButton button;
        button.ensurePolished();
        QCOMPARE(button.palette().color(QPalette::ButtonText), theme.colors().text);
        QCOMPARE(button.font(), Theme::interfaceFont());
        QVERIFY(button.font().pixelSize() >= 12);
    }
}

QTEST_MAIN(TestTheme)
#include "tst_Theme.moc"
