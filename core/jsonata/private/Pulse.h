// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace stepglass::jsonata {

/// What long work tells now and then that it is still going on, so that it can be stopped: leaves
/// by Fault. Unlike an evaluation's steps, beats are not counted against a limit.
class Pulse {
public:
    void beat()
    {
        if ((++m_beats & 0xFFU) == 0)
            look();
    }

protected:
    Pulse() = default;
    ~Pulse() = default;
    /// Raises a fault where the work has to stop.
    virtual void look() const = 0;

private:
    unsigned m_beats = 0;
};

/// For work that may be done by nobody in particular.
inline void beat(Pulse* pulse)
{
    if (pulse != nullptr)
        pulse->beat();
}

} // namespace stepglass::jsonata
