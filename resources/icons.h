// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// Makes :/stepglass/icons available; call it before the first use. Cheap when called again.
void initializeStepglassIcons();
