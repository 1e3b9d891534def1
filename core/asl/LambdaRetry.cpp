// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/asl/LambdaRetry.h"

namespace stepglass::asl {

Value lambdaRetrier()
{
    return Value::object(
        {{"ErrorEquals",
          Value::array({"Lambda.ClientExecutionTimeoutException", "Lambda.ServiceException",
                        "Lambda.AWSLambdaException", "Lambda.SdkClientException",
                        "Lambda.TooManyRequestsException"})},
         {"IntervalSeconds", 2},
         {"MaxAttempts", 6},
         {"BackoffRate", 2},
         {"JitterStrategy", "FULL"}});
}

} // namespace stepglass::asl
