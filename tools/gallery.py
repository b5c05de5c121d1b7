"""Draws every page, dialog and paper: ``python tools/gallery.py FOLDER [--lang zh|en] [--theme light|dark] ...``.

A picture a scene, at a client area of 1280 by 720; the scenes stand in ``tools/scenes``.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from fnmatch import fnmatch
from pathlib import Path


def main() -> int:
    """Draw what is asked for; 1 where a scene couldn't be played."""
    asked = _asked()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_SCALE_FACTOR"] = str(asked.scale)
    if hasattr(time, "tzset"):  # not on Windows
        os.environ["TZ"] = "Asia/Shanghai"
        time.tzset()
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    from tools.scenes import all_scenes
    from tools.scenes.drawing import draw, hush
    from tools.scenes.papers import PAPERS

    scenes = [one for one in all_scenes() if _wanted(one.name, asked.only)]
    papers = [one for one in PAPERS if _wanted(one.name, asked.only)]
    if asked.list:
        print("\n".join([*(one.name for one in scenes), *(one.name for one in papers)]))
        return 0
    hush()
    failed = draw(scenes, papers, asked.folder, asked.lang, asked.theme)
    print(f"{len(scenes) + len(papers) - len(failed)} pictures in {asked.folder}")
    for sentence in failed:
        print(sentence, file=sys.stderr)
    return 1 if failed else 0


def _wanted(name: str, only: list[str]) -> bool:
    return not only or any(fnmatch(name, pattern) for pattern in only)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Draws every page, dialog and paper of the program.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--lang", choices=("zh", "en"), default="zh")
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--scale", choices=(1, 2), type=int, default=1)
    parser.add_argument("--only", nargs="*", default=[], metavar="NAME", help="names, also patterns such as month*")
    parser.add_argument("--list", action="store_true", help="only name the pictures")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
