"""Draws ER and sequence diagrams with termaid, in a process of its own.

In a thread the same work triples the time of a key; in a process it costs nothing.
"""

import asyncio
import contextlib
import sys

TIMEOUT_S = 6.0
LIMIT_CHARS = 20_000


async def draw_outside(source: str) -> tuple[str, str]:
    """Draw a Mermaid text of any kind.

    Args:
        source: The Mermaid text.

    Returns:
        The picture and "", or "" and why there is none.
    """
    if len(source) > LIMIT_CHARS:
        return "", f"over {LIMIT_CHARS:,} characters: too long to draw"
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "termaid", "--padding-x", "1", "--padding-y", "0", "--gap", "2"),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        out, err = await asyncio.wait_for(
            process.communicate(source.encode()), TIMEOUT_S
        )
    except TimeoutError:
        return "", f"not drawn within {TIMEOUT_S:g} seconds"
    finally:
        if process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()
    picture = out.decode("utf-8", "replace").rstrip()
    if process.returncode != 0 or not picture:
        said = err.decode("utf-8", "replace").strip().splitlines()
        return "", said[-1] if said else "this diagram could not be read yet"
    return picture, ""
