"""Supervised fine-tuning and multi-turn DPO on the exports of Magnet.

Nothing is imported here, so that ``magnet_train.objectives`` needs torch alone.
"""

__version__ = "0.1.0"
