// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QToolButton;

namespace stepglass::ui::theme {
class Theme;
}

namespace stepglass::ui::canvas {

/// The small bar over the graph: zoom out, the scale (press for 100 %), zoom in, fit.
class ZoomBar : public QFrame {
    Q_OBJECT

public:
    explicit ZoomBar(QWidget* parent);

    void setTheme(const theme::Theme& theme);
    void showZoom(double factor);

Q_SIGNALS:
    void zoomInRequested();
    void zoomOutRequested();
    void resetRequested();
    void fitRequested();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QToolButton* addButton(const char* name, const QString& text, const QString& tip);

    QToolButton* m_out;
    QToolButton* m_percent;
    QToolButton* m_in;
    QToolButton* m_fit;
    QColor m_fill;
    QColor m_border;
};

} // namespace stepglass::ui::canvas
