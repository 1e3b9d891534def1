// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAbstractButton;
class QButtonGroup;

namespace stepglass::ui::widgets {

/// A few choices side by side of which one holds, as in "JSONPath | JSONata". The arrow keys move
/// it.
class SegmentedControl : public QWidget {
    Q_OBJECT

public:
    explicit SegmentedControl(const QStringList& texts, QWidget* parent = nullptr);

    [[nodiscard]] int current() const;
    /// Shows another choice without telling it by `chosen`.
    void setCurrent(int index);
    [[nodiscard]] QAbstractButton* button(int index) const;

Q_SIGNALS:
    /// The user chose another one.
    void chosen(int index);

private:
    QButtonGroup* m_buttons;
};

} // namespace stepglass::ui::widgets
